import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  it('can be taken back and made again', async () => {
    const knex = await databases.init(id);
    const directory = resolvePackagePath(
      '@milepost/plugin-dora-backend',
      'migrations',
    );
    await knex.migrate.latest({ directory });
    expect(await knex('projector')).toMatchObject([{ id: 1 }]);

    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('projector')).toBe(false);
    expect(await knex.schema.hasTable('change_facts')).toBe(false);

    await knex.migrate.latest({ directory });
    expect(await knex('projector')).toMatchObject([{ id: 1 }]);
  });
});
