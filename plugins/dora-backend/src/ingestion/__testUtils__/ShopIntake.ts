import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import doraPlugin from '../..';

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

/** All that is sent, of one service. */
export const EVENTS = Array.from({ length: DEPLOYMENTS }, (_, n) =>
  eventsOf(n),
).flat();

/** What there is to count when all of {@link EVENTS} are in, each once. */
export const ALL = {
  deployments: DEPLOYMENTS,
  counted: DEPLOYMENTS,
  failed: DEPLOYMENTS,
  attempts: DEPLOYMENTS,
  incidents: DEPLOYMENTS,
  unfinished: 0,
};

/** A whole backend on a database, which is sent the deliveries of one service. */
export class ShopIntake {
  readonly #backend: TestBackend;

  static async start(knex: Knex): Promise<ShopIntake> {
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
    return new ShopIntake(backend);
  }

  private constructor(backend: TestBackend) {
    this.#backend = backend;
  }

  stop(): Promise<void> {
    return this.#backend.stop();
  }

  post(body: object, key?: string) {
    return request(this.#backend.server)
      .post('/api/dora/ingest/generic')
      .set('Authorization', `Bearer ${TOKEN}`)
      .set(key ? { 'Idempotency-Key': key } : {})
      .send(body);
  }

  /** Sends until it is taken, as whoever wants to be heard does; says what was answered. */
  async insist(body: object): Promise<number[]> {
    const answers: number[] = [];
    for (let tries = 0; tries < 200; tries++) {
      const { status } = await this.post(body).timeout(20_000);
      answers.push(status);
      if (status === 202) {
        return answers;
      }
      await sleep(50);
    }
    throw new Error(`Never taken: ${answers}`);
  }

  /** Has what was kept but not read taken up, without the minute's wait for that. */
  async resume(knex: Knex): Promise<void> {
    await knex('deliveries')
      .where({ state: 'received' })
      .update({ received_at: 0 });
    const replayed = await request(this.#backend.server)
      .post('/api/dora/replay')
      .set('Authorization', mockCredentials.user.header())
      .send({ state: 'received' });
    if (replayed.status !== 200) {
      throw new Error(`Nothing was replayed: ${replayed.text}`);
    }
  }
}

/** Waits until all is computed, and counts. */
export async function countAll(knex: Knex) {
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
    unfinished: (await knex('deliveries').where({ state: 'received' })).length,
  };
}
