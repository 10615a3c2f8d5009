import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import knexFactory, { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import doraPlugin from '..';
import { Cable } from '../__testUtils__/Cable';

jest.setTimeout(300_000);

const TOKEN = 'a-token-of-the-configuration';
const START = Date.UTC(2026, 2, 2, 10);
const HOUR = 3_600_000;
const DEPLOYMENTS = 60;
const REPOSITORY = 'https://git.acme.example/acme/shop';

const sha = (n: number) => (n + 1).toString(16).padStart(40, 'a');
const at = (hour: number) => new Date(START + hour * HOUR).toISOString();

/** What a pipeline reports of each of its runs, every one of them with an incident. */
function eventsOf(n: number): object[] {
  return [
    {
      type: 'deployment',
      id: `d${n}`,
      component: 'shop',
      environment: 'production',
      state: 'success',
      at: at(n),
      repository: REPOSITORY,
      commit: sha(n),
    },
    {
      type: 'incident',
      id: `i${n}`,
      component: 'shop',
      environment: 'production',
      startedAt: at(n + 0.5),
    },
  ];
}

const EVENTS = Array.from({ length: DEPLOYMENTS }, (_, n) =>
  eventsOf(n),
).flat();

describe('faults while deliveries come in', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const postgres = databases
    .eachSupportedId()
    .filter(([id]) => id === 'POSTGRES_15');
  const backends: TestBackend[] = [];
  afterEach(async () => {
    await Promise.all(backends.splice(0).map(backend => backend.stop()));
  });

  /** A whole backend, one of several on a database. */
  async function start(knex: Knex): Promise<TestBackend> {
    const backend = await startTestBackend({
      features: [
        doraPlugin,
        mockServices.database.factory({ knex }),
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: { name: 'shop' },
              spec: { type: 'service' },
            },
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            dora: {
              ingestion: {
                requestsPerMinute: 100_000,
                catalogInterval: { milliseconds: 100 },
                tokens: [{ source: 'generic', token: TOKEN }],
              },
            },
          },
        }),
      ],
    });
    backends.push(backend);
    return backend;
  }

  const post = (backend: TestBackend, body: object, key?: string) =>
    request(backend.server)
      .post('/api/dora/ingest/generic')
      .set('Authorization', `Bearer ${TOKEN}`)
      .set(key ? { 'Idempotency-Key': key } : {})
      .send(body);

  /** Sends until it is taken, as whoever wants to be heard does; says what was answered. */
  async function insist(backend: TestBackend, body: object): Promise<number[]> {
    const answers: number[] = [];
    for (let tries = 0; tries < 200; tries++) {
      const { status } = await post(backend, body).timeout(20_000);
      answers.push(status);
      if (status === 202) {
        return answers;
      }
      await sleep(50);
    }
    throw new Error(`Never taken: ${answers}`);
  }

  /** Waits until all is computed, and counts. */
  async function countOf(knex: Knex) {
    const live = () =>
      knex('deployments')
        .join('generations', 'generations.id', 'deployments.generation')
        .where('generations.state', 'live');
    const done = async () =>
      (await knex('inbox')).length === 0 &&
      (await knex('dirty_streams')).length === 0 &&
      (await live()).length >= DEPLOYMENTS;
    for (let wait = 0; !(await done()); wait++) {
      if (wait > 600) {
        throw new Error('It is never done');
      }
      await sleep(100);
    }
    const rows = await live().select('is_counted', 'is_failed');
    return {
      deployments: rows.length,
      counted: rows.filter(row => row.is_counted).length,
      failed: rows.filter(row => row.is_failed).length,
      attempts: (await knex('attempts')).length,
      incidents: (await knex('incidents')).length,
      unfinished: (await knex('deliveries').where({ state: 'received' }))
        .length,
    };
  }

  const ALL = {
    deployments: DEPLOYMENTS,
    counted: DEPLOYMENTS,
    failed: DEPLOYMENTS,
    attempts: DEPLOYMENTS,
    incidents: DEPLOYMENTS,
    unfinished: 0,
  };

  it.each(databases.eachSupportedId())(
    'counts once what is sent again, with the same key or with others (%s)',
    async id => {
      const knex = await databases.init(id);
      const backend = await start(knex);
      for (const body of EVENTS) {
        await insist(backend, body);
        await insist(backend, body);
        expect((await post(backend, body, 'another')).status).toBe(202);
      }
      expect(await countOf(knex)).toEqual(ALL);
    },
  );

  it.each(postgres)(
    'takes one stream through two backends on one database (%s)',
    async id => {
      const knex = await databases.init(id);
      const { client, connection } = knex.client.config;
      const other = knexFactory({ client, connection });
      const both = [await start(knex), await start(other)];
      // Each event comes to one of them, every third one to both at once.
      await Promise.all(
        EVENTS.map((body, n) =>
          Promise.all(
            both
              .filter((_, i) => n % 3 === 0 || n % 2 === i)
              .map(backend => insist(backend, body)),
          ),
        ),
      );
      expect(await countOf(knex)).toEqual(ALL);
    },
  );

  it.each(postgres)(
    'tells senders when the database is restarted, and loses and doubles nothing (%s)',
    async id => {
      const direct = await databases.init(id);
      const { client, connection } = direct.client.config;
      const { host, port, ...rest } = connection;
      const cable = await Cable.to({ host, port: Number(port) });
      const knex = knexFactory({
        client,
        connection: { ...rest, host: '127.0.0.1', port: cable.port },
        // It would print each refused connection.
        log: { error() {}, warn() {}, debug() {}, deprecate() {} },
      });
      const backend = await start(knex);
      const answers: number[] = [];
      const sending = Promise.all(
        [0, 1, 2, 3].map(async sender => {
          for (const body of EVENTS.filter((_, n) => n % 4 === sender)) {
            answers.push(...(await insist(backend, body)));
          }
        }),
      );
      for (let outage = 0; outage < 4; outage++) {
        await sleep(150);
        await cable.cut();
        await sleep(400);
        await cable.mend();
      }
      await sending;
      // What was kept but not read when the database went away is taken up again.
      await direct('deliveries')
        .where({ state: 'received' })
        .update({ received_at: 0 });
      const replayed = await request(backend.server)
        .post('/api/dora/replay')
        .set('Authorization', mockCredentials.user.header())
        .send({ state: 'received' });
      expect(replayed.status).toBe(200);

      expect(answers.filter(status => status === 202)).toHaveLength(
        EVENTS.length,
      );
      const refused = answers.filter(status => status !== 202);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.filter(status => status < 500)).toEqual([]);
      expect(await countOf(direct)).toEqual(ALL);
      await backend.stop();
      backends.length = 0;
      await cable.cut();
    },
  );
});
