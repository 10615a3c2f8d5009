import knexFactory, { Knex } from 'knex';
import { dumpResults } from '../__testUtils__/dumpResults';
import { PostgresServer } from '../__testUtils__/PostgresServer';
import { createTestEngine } from '../__testUtils__/testEngine';
import { ResultStore } from '../database/ResultStore';
import { DoraEngine } from '../engine/DoraEngine';
import { until } from './__testUtils__/IngestionFixture';
import { ALL, countAll, EVENTS, ShopIntake } from './__testUtils__/ShopIntake';
import { DeliveryStore } from './intake/DeliveryStore';

jest.setTimeout(300_000);

const EVENTS_PER_REQUEST = 6;
const REQUESTS = Array.from(
  { length: EVENTS.length / EVENTS_PER_REQUEST },
  (_, n) => ({
    events: EVENTS.slice(n * EVENTS_PER_REQUEST, (n + 1) * EVENTS_PER_REQUEST),
  }),
);

const BEGUN = Date.now();

/** The state, without the moments at which the catalog was read in this run. */
async function dumpState(knex: Knex): Promise<string> {
  const lines = (await dumpResults(knex)).replace(/\b\d{13}\b/g, moment =>
    Number(moment) < BEGUN ? moment : 'now',
  );
  return lines.split('\n').sort().join('\n');
}

const IS_INSTALLED = PostgresServer.isInstalled;
const SUBJECT = IS_INSTALLED
  ? 'a server of Postgres'
  : 'a server of Postgres (none is installed, so there is nothing to restart)';

(IS_INSTALLED ? describe : describe.skip)(SUBJECT, () => {
  let server: PostgresServer;
  const connections: Knex[] = [];

  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(async () => {
    await Promise.all(connections.map(knex => knex.destroy()));
    await server?.stop();
  });
  afterEach(() => jest.restoreAllMocks());

  function connect(database: string): Knex {
    const knex = knexFactory({
      client: 'pg',
      connection: `${server.url}/${database}`,
      // It would print each connection that ends.
      log: { error() {}, warn() {}, debug() {}, deprecate() {} },
    });
    connections.push(knex);
    return knex;
  }

  async function createDatabase(name: string): Promise<Knex> {
    await connect('postgres').raw('CREATE DATABASE ??', [name]);
    return connect(name);
  }

  /** Sends everything, four requests at a time, and answers the state in the end. */
  async function sendAll(
    knex: Knex,
    isCalm: () => boolean = () => true,
  ): Promise<string> {
    const intake = await ShopIntake.start(knex);
    try {
      const answers = await Promise.all(
        [0, 1, 2, 3].map(async sender => {
          const own: number[] = [];
          for (const body of REQUESTS.filter((_, n) => n % 4 === sender)) {
            own.push(...(await intake.insist(body)));
          }
          return own;
        }),
      );
      const refused = answers.flat().filter(status => status !== 202);
      expect(refused.filter(status => status < 500)).toEqual([]);
      await until(async () => isCalm());
      await intake.resume(knex);
      expect(await countAll(knex)).toEqual(ALL);
      return await dumpState(knex);
    } finally {
      await intake.stop();
    }
  }

  it.each(['restart', 'crash'] as const)(
    'may end by a %s in the middle of a batch, and nothing is lost or counted twice',
    async how => {
      const expected = await sendAll(await createDatabase(`calm_${how}`));

      const interrupted: string[] = [];
      // Goes on only when the server has gone and come back.
      const interruptAt = <T extends object>(
        type: { prototype: T; name: string },
        method: keyof T & string,
        call: number,
      ) => {
        const original = type.prototype[method] as (...a: unknown[]) => unknown;
        let calls = 0;
        jest
          .spyOn(type.prototype as Record<string, () => unknown>, method)
          .mockImplementation(async function interrupt(
            this: unknown,
            ...args: unknown[]
          ) {
            calls += 1;
            if (calls === call) {
              await server.interrupt(how);
              interrupted.push(`${type.name}.${method}`);
            }
            return original.apply(this, args);
          } as () => unknown);
      };
      // Kept and not read; read and not told so; merged, computed and not committed.
      interruptAt(DoraEngine, 'recordSignals', 5);
      interruptAt(DeliveryStore, 'finish', 10);
      interruptAt(ResultStore, 'write', 1);
      const knex = await createDatabase(`restless_${how}`);

      const state = await sendAll(knex, () => interrupted.length === 3);
      expect(state).toBe(expected);
      expect(interrupted.sort()).toEqual([
        'DeliveryStore.finish',
        'DoraEngine.recordSignals',
        'ResultStore.write',
      ]);
      const engine = await createTestEngine(knex);
      await engine.rebuild();
      await engine.catchUp();
      expect(await dumpState(knex)).toBe(expected);
    },
  );
});
