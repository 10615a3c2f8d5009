import { TestDatabases } from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dumpResults } from '../__testUtils__/dumpResults';
import { manyStreams } from '../__testUtils__/manyStreams';
import { resetDatabase } from '../__testUtils__/resetDatabase';
import { createTestEngine, feed } from '../__testUtils__/testEngine';

jest.setTimeout(300_000);

const STREAMS = 12;
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const postgres = databases
  .eachSupportedId()
  .filter(([id]) => id !== 'SQLITE_3');

async function computeExpected(knex: Knex): Promise<string> {
  await resetDatabase(knex);
  await feed(await createTestEngine(knex), manyStreams(STREAMS));
  return dumpResults(knex);
}

/** Begins a rebuild in another process and kills it after some steps. */
async function killInRebuild(config: Knex.Config, steps: number) {
  const worker = fork(
    path.resolve(__dirname, '../__testUtils__/rebuildUntilKilled.ts'),
    [JSON.stringify(config)],
    { execArgv: ['-r', '@backstage/cli/config/nodeTransform.cjs'] },
  );
  const exited = once(worker, 'exit');
  // Compiling on the fly sends messages of its own, which are no answers.
  const answered = (answer: string) =>
    Promise.race([
      new Promise<void>(resolve => {
        worker.on('message', message => message === answer && resolve());
      }),
      exited.then(([code]) => {
        throw new Error(`The replica ended by itself with ${code}`);
      }),
    ]);
  await answered('ready');
  for (let step = 0; step < steps; step += 1) {
    const stepped = answered('stepped');
    worker.send('step');
    await stepped;
  }
  // The last step is under way when the end comes.
  worker.send('step');
  await new Promise(resolve => setTimeout(resolve, 2));
  worker.kill('SIGKILL');
  await exited;
}

/** What readers see before, after a kill in a rebuild, and when another went on. */
async function readAroundKill(knex: Knex, config: Knex.Config) {
  const expected = await computeExpected(knex);
  await killInRebuild(config, 4);
  const killed = {
    states: await knex('generations').orderBy('id').pluck('state'),
    isSame: (await dumpResults(knex)) === expected,
    left: await knex('dirty_streams').pluck('stream_id'),
  };
  await (await createTestEngine(knex)).catchUp();
  const finished = {
    states: await knex('generations').pluck('state'),
    isSame: (await dumpResults(knex)) === expected,
    left: await knex('dirty_streams').pluck('stream_id'),
  };
  return { killed, finished };
}

function expectHalfDone({ length }: number[]) {
  expect(length).toBeGreaterThan(0);
  expect(length).toBeLessThan(STREAMS);
}

const AROUND_KILL = {
  killed: { states: ['live', 'building'], isSame: true },
  finished: { states: ['live'], isSame: true, left: [] },
};

describe('faults', () => {
  it('goes on where a replica was killed in a rebuild (SQLite)', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'dora-kill-'));
    const config = {
      client: 'better-sqlite3',
      connection: path.join(folder, 'dora.sqlite'),
      useNullAsDefault: true,
    };
    const knex = knexFactory(config);
    try {
      const around = await readAroundKill(knex, config);
      expect(around).toMatchObject(AROUND_KILL);
      expectHalfDone(around.killed.left);
    } finally {
      await knex.destroy();
      await rm(folder, { recursive: true });
    }
  });

  it.each(postgres)(
    'goes on where a replica was killed in a rebuild (%s)',
    async id => {
      const knex = await databases.init(id);
      const { client, connection } = knex.client.config;
      const config = { client, connection };
      const around = await readAroundKill(knex, config);
      expect(around).toMatchObject(AROUND_KILL);
      expectHalfDone(around.killed.left);
    },
  );

  it.each(postgres)(
    'loses and doubles nothing when the database drops connections mid-batch (%s)',
    async id => {
      const knex = await databases.init(id);
      const expected = await computeExpected(knex);
      await resetDatabase(knex);
      const options = { signalsPerBatch: 10, streamsPerStep: 2 };
      const engine = await createTestEngine(knex, options);
      await engine.recordSignals(manyStreams(STREAMS));

      // What a restart does to its clients: each statement may be the last one.
      const { client, connection } = knex.client.config;
      const admin = knexFactory({ client, connection });
      let failures = 0;
      let wait = 1;
      for (let isWorking = true; isWorking; ) {
        const step = engine.step();
        const delay = (wait = (wait * 7) % 41);
        const dropped =
          failures < 10 &&
          new Promise(resolve => setTimeout(resolve, delay)).then(() =>
            admin.raw(
              `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
               WHERE datname = current_database() AND pid <> pg_backend_pid()`,
            ),
          );
        try {
          isWorking = await step;
        } catch {
          failures += 1;
        }
        await dropped;
      }
      await admin.destroy();
      expect(failures).toBeGreaterThan(0);
      expect(await dumpResults(knex)).toBe(expected);
    },
  );

  it.each(databases.eachSupportedId())(
    'lets two replicas work at the same time (%s)',
    async id => {
      const knex = await databases.init(id);
      const expected = await computeExpected(knex);
      await resetDatabase(knex);
      const options = { signalsPerBatch: 7, streamsPerStep: 1 };
      const engines = [
        await createTestEngine(knex, options),
        await createTestEngine(knex, options),
      ];
      const signals = manyStreams(STREAMS);
      await Promise.all([
        engines[0].recordSignals(signals).then(() => engines[0].catchUp()),
        engines[1].recordSignals(signals).then(() => engines[1].catchUp()),
      ]);
      await engines[0].catchUp();
      expect(await dumpResults(knex)).toBe(expected);
    },
  );

  it.each(databases.eachSupportedId())(
    'refuses malformed signals whole, and says which (%s)',
    async id => {
      const knex = await databases.init(id);
      const engine = await createTestEngine(knex);
      const [first, second] = manyStreams(1);
      const broken = { ...second, sha: 'HEAD' } as typeof second;
      await expect(engine.recordSignals([first, broken])).rejects.toThrow(
        /Signal 1 is malformed.*full git id/s,
      );
      expect(await knex('inbox')).toEqual([]);
    },
  );
});
