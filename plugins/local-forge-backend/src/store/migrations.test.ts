import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DEFAULT_SETTINGS } from '../forge/repositories';
import { ForgeStore } from './ForgeStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });
const directory = resolvePackagePath(
  '@milepost/plugin-local-forge-backend',
  'migrations',
);

describe.each(databases.eachSupportedId())('migrations on %p', id => {
  it('go down and up again', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory });
    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('accounts')).toBe(false);
    const store = await ForgeStore.create(mockServices.database({ knex }));
    expect(await store.accounts.count()).toBe(0);
  });

  it('let everything of a repository go with it', async () => {
    const knex = await databases.init(id);
    const store = await ForgeStore.create(mockServices.database({ knex }));
    const time = new Date().toISOString();
    const times = { created_at: time, updated_at: time };
    const { id: owner_id } = await store.accounts.insert({
      login: 'ann',
      login_key: 'ann',
      type: 'User',
      ...times,
    });
    const { id: repository_id } = await store.repositories.insert({
      directory: 'x.git',
      owner_id,
      name: 'x',
      name_key: 'x',
      visibility: 'public',
      default_branch: 'main',
      archived: false,
      topics: ['a', 'b'],
      settings: DEFAULT_SETTINGS,
      ...times,
    });
    const label = { repository_id, name: 'bug', color: 'ffffff' };
    await store.labels.insert(label);
    await expect(store.labels.insert(label)).rejects.toThrow();
    expect(await store.repositories.find({ id: repository_id })).toMatchObject({
      archived: false,
      topics: ['a', 'b'],
      description: null,
    });
    await store.repositories.delete({ id: repository_id });
    expect(await store.labels.count()).toBe(0);
  });
});
