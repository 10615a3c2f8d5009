import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { CatalogStore } from './catalog/CatalogStore';
import { DeliveryStore } from './intake/DeliveryStore';
import {
  Claim,
  SynchronizationStore,
} from './synchronization/SynchronizationStore';
import { TokenStore } from './tokens/TokenStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });
const directory = resolvePackagePath(
  '@milepost/plugin-dora-backend',
  'migrations',
);
const LEASE_MS = 60_000;

describe.each(databases.eachSupportedId())('the stores on %p', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory });
  });

  it('undoes its migration', async () => {
    await knex.migrate.down({ directory, name: '20261123180000_ingestion.js' });
    expect(await knex.schema.hasTable('deliveries')).toBe(false);
    await knex.migrate.latest({ directory });
    expect(await knex.schema.hasTable('deliveries')).toBe(true);
  });

  describe('deliveries', () => {
    const delivery = (text: string, receivedAt = 1) => ({
      headers: {},
      body: Buffer.from(text),
      receivedAt,
    });

    it('are kept once, byte for byte, whoever takes them in', async () => {
      const [one, two] = [new DeliveryStore(knex), new DeliveryStore(knex)];
      const body = Buffer.from([0, 255, 10, 13]);
      const results = await Promise.all(
        [one, two, one, two].map(store =>
          store.add(
            'git',
            'same',
            { headers: { a: 'ü' }, body, receivedAt: 7 },
            ['x'],
          ),
        ),
      );

      expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
      const { items } = await one.list({}, { limit: 10 });
      expect(items).toMatchObject([
        {
          source: 'git',
          times: 4,
          state: 'received',
          headers: { a: 'ü' },
          receivedAt: 7,
          scope: ['x'],
        },
      ]);
      expect(Buffer.compare(items[0].body, body)).toBe(0);
    });

    it('are listed by pages, worked through in order, and tidied', async () => {
      const store = new DeliveryStore(knex);
      for (let index = 1; index <= 5; index++) {
        const { stored } = await store.add(
          'a',
          `${index}`,
          delivery(`${index}`, index),
          null,
        );
        await store.finish(
          stored.id,
          index % 2 ? 'recorded' : 'rejected',
          'why',
        );
      }

      const first = await store.list({ source: 'a' }, { limit: 3 });
      const rest = await store.list(
        { source: 'a' },
        { limit: 3, cursor: first.nextCursor },
      );
      expect(
        [...first.items, ...rest.items].map(({ receivedAt }) => receivedAt),
      ).toEqual([5, 4, 3, 2, 1]);
      expect(rest.nextCursor).toBeUndefined();
      const rejected = await store.after(
        '0',
        { state: 'rejected', receivedBefore: 4 },
        10,
      );
      expect(rejected.map(({ receivedAt }) => receivedAt)).toEqual([2]);
      expect(await store.counts()).toEqual([
        { source: 'a', state: 'recorded', count: 3, last: 5 },
        { source: 'a', state: 'rejected', count: 2, last: 4 },
      ]);
      expect(await store.deleteBefore(5, ['recorded'], 1)).toBe(1);
      expect(await store.deleteBefore(5, ['recorded'], 10)).toBe(1);
      expect(await store.counts()).toMatchObject([{ count: 1 }, { count: 2 }]);
    });
  });

  describe('synchronizations', () => {
    const repositories = Array.from({ length: 20 }, (_, index) => ({
      repository: `h/${index}`,
      url: `https://h/${index}`,
    }));

    it('are shared out among replicas, each once', async () => {
      const replicas = [
        new SynchronizationStore(knex),
        new SynchronizationStore(knex),
      ];
      await Promise.all(
        replicas.map(store => store.setRepositories('git', repositories)),
      );

      const claimed = await Promise.all(
        replicas.map(async store => {
          const own: Claim[] = [];
          for (
            let claim = await store.claim(LEASE_MS);
            claim;
            claim = await store.claim(LEASE_MS)
          ) {
            own.push(claim);
          }
          return own;
        }),
      );

      const names = claimed.flat().map(({ repository }) => repository);
      expect(names).toHaveLength(20);
      expect(new Set(names).size).toBe(20);
    });

    it('go on elsewhere when a replica was killed, from its last cursor', async () => {
      const store = new SynchronizationStore(knex);
      await store.setRepositories('git', repositories.slice(0, 1));
      const killed = await store.claim(30);
      expect(killed && (await store.advance(killed, { page: 2 }, 30))).toBe(
        true,
      );
      expect(await store.claim(LEASE_MS)).toBeUndefined();
      await new Promise(resolve => setTimeout(resolve, 40));

      const heir = await store.claim(LEASE_MS);
      expect(heir).toMatchObject({ cursor: { page: 2 } });
      // It was only slow, and comes back.
      expect(killed && (await store.advance(killed, { page: 3 }, 30))).toBe(
        false,
      );
      if (killed) {
        await store.release(killed, { dueAt: 0, failures: 0, error: null });
      }
      expect(await store.claim(LEASE_MS)).toBeUndefined();
    });

    it('are due at once when something happens, also while they are worked on', async () => {
      const store = new SynchronizationStore(knex);
      await store.setRepositories('git', repositories.slice(0, 1));
      const slow = (await store.claim(30)) as Claim;
      await store.renew(slow, LEASE_MS);
      await new Promise(resolve => setTimeout(resolve, 40));
      expect(await store.claim(LEASE_MS)).toBeUndefined();
      await store.release(slow, { dueAt: 0, failures: 0, error: null });

      const later = { dueAt: Date.now() + LEASE_MS, failures: 0, error: null };
      const first = (await store.claim(LEASE_MS)) as Claim;
      await store.release(first, later);
      expect(await store.claim(LEASE_MS)).toBeUndefined();

      await store.touch(['h/0', 'h/unknown']);
      const second = (await store.claim(LEASE_MS)) as Claim;
      await store.touch(['h/0']);
      await store.release(second, later);
      const third = (await store.claim(LEASE_MS)) as Claim;
      expect(third.repository).toBe('h/0');

      // Who was asked to wait is left in peace.
      await store.release(third, { ...later, error: 'GitHub asks to wait' });
      await store.touch(['h/0']);
      expect(await store.claim(LEASE_MS)).toBeUndefined();
      await store.setRepositories('git', []);
      expect(await store.list()).toEqual([]);
    });
  });

  it('tells what has changed in the catalog', async () => {
    const store = new CatalogStore(knex);
    const component = (name: string, value: string) => ({
      componentRef: `component:default/${name}`,
      repository: 'h/mono',
      url: 'https://h/mono',
      paths: [],
      deploymentRefs: [],
      scopes: [],
      selectors: [{ kind: 'name', value }],
    });
    const [one, two] = [component('a', 'a'), component('b', 'b')];

    expect(await store.replace([one, two])).toEqual([one, two]);
    expect(await store.replace([one, two])).toEqual([]);
    const renamed = component('b', 'c');
    expect(await store.replace([renamed])).toEqual([renamed]);
    expect(await store.select([{ kind: 'name', value: 'a' }])).toEqual([]);
    expect(await store.select([{ kind: 'name', value: 'c' }])).toEqual([
      {
        kind: 'name',
        value: 'c',
        componentRef: 'component:default/b',
        repository: 'h/mono',
      },
    ]);
    expect(await store.repositories()).toEqual([
      { repository: 'h/mono', url: 'https://h/mono' },
    ]);
  });

  it('knows tokens again after a rotation, for as long as it is told', async () => {
    const store = new TokenStore(knex);
    const { token, text } = await store.create({
      name: 'CI',
      source: 'generic',
      components: null,
      createdBy: 'user:default/ann',
      expiresAt: null,
    });
    const { text: next } = await store.rotate(token.id, 50);

    expect(await store.verify(text)).toMatchObject({ id: token.id });
    expect(await store.verify(next)).toMatchObject({ id: token.id });
    await new Promise(resolve => setTimeout(resolve, 60));
    expect(await store.verify(text)).toBeUndefined();
    expect(await store.verify(next)).toMatchObject({ id: token.id });
  });
});
