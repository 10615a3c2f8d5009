import { TestDatabases } from '@backstage/backend-test-utils';
import type { Signal } from '@milepost/plugin-dora-node';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { dumpResults } from '../__testUtils__/dumpResults';
import { resetDatabase } from '../__testUtils__/resetDatabase';
import { anyDelivery, type Delivery } from '../__testUtils__/anySignals';
import { createTestEngine, feed } from '../__testUtils__/testEngine';
import { rulesSchema } from '../rules';

jest.setTimeout(600_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const RUNS = 40;

/** The state that a clean database comes to when everything is there at once. */
async function computeAtOnce(knex: Knex, signals: Signal[]): Promise<string> {
  await resetDatabase(knex);
  await feed(await createTestEngine(knex), signals);
  return dumpResults(knex);
}

/** The state after the signals came in batches, each worked on by one of two replicas. */
async function computeInPieces(
  knex: Knex,
  { batches }: Delivery,
): Promise<string> {
  await resetDatabase(knex);
  const engines = [await createTestEngine(knex), await createTestEngine(knex)];
  for (const { signals, replica, isRebuilt } of batches) {
    await feed(engines[replica], signals);
    if (isRebuilt) {
      await engines[replica].rebuild();
      await engines[1 - replica].step();
    }
  }
  await engines[0].catchUp();
  return dumpResults(knex);
}

describe('any order of arrival', () => {
  it('ends in the state of a clean rebuild, the same on every database', async () => {
    const knexes = await Promise.all(
      databases.eachSupportedId().map(([id]) => databases.init(id)),
    );
    await fc.assert(
      fc.asyncProperty(anyDelivery, async delivery => {
        const dumps: string[] = [];
        for (const knex of knexes) {
          dumps.push(await computeAtOnce(knex, delivery.signals));
          dumps.push(await computeInPieces(knex, delivery));
        }
        for (const dump of dumps.slice(1)) {
          expect(dump).toBe(dumps[0]);
        }
      }),
      // Shrinking a failure can take an hour: fast-check prints the seed to do it with.
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  it('shows the old results until those of new rules are complete', async () => {
    for (const [id] of databases.eachSupportedId()) {
      const knex = await databases.init(id);
      await fc.assert(
        fc.asyncProperty(anyDelivery, async ({ signals }) => {
          await resetDatabase(knex);
          await feed(await createTestEngine(knex), signals);
          const before = await dumpResults(knex);

          const rules = rulesSchema.parse({ version: 2, incidentWindowMs: 1 });
          const engine = await createTestEngine(knex, { rules });
          const [{ id: live }] = await knex('generations').where({
            state: 'live',
          });
          const seen = new Set<string>();
          for (let isWorking = true; isWorking; ) {
            const [current] = await knex('generations').where({
              state: 'live',
            });
            if (current.id === live) {
              seen.add(await dumpResults(knex));
            }
            isWorking = await engine.step();
          }
          expect([...seen]).toEqual([before]);
          const after = await dumpResults(knex);

          await resetDatabase(knex);
          await feed(await createTestEngine(knex, { rules }), signals);
          expect(after).toBe(await dumpResults(knex));
        }),
        { numRuns: 4, endOnFailure: true },
      );
    }
  });
});
