import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { Knex } from 'knex';
import { deployment, incident, line, MAPPINGS } from './__testUtils__/scenario';
import { createTestEngine, feed } from './__testUtils__/testEngine';
import { readRules } from './readRules';
import { rulesSchema } from './rules';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const read = (rules?: object) =>
  readRules(new ConfigReader(rules ? { dora: { rules } } : {}));

describe('readRules', () => {
  it('reads what is stated, and the rest from the defaults', () => {
    expect(read()).toEqual(rulesSchema.parse({}));
    expect(
      read({
        incidentWindow: { hours: 48 },
        fixWindow: 'P1D',
        rolloutWindow: { seconds: 0 },
        hotfixLabels: ['urgent'],
        exclusions: [{ id: 'docs', version: 2, paths: ['docs'] }],
      }),
    ).toMatchObject({
      version: 2,
      incidentWindowMs: 48 * 3_600_000,
      fixWindowMs: 24 * 3_600_000,
      rolloutWindowMs: 0,
      rolloutFinish: 'last',
      hotfixLabels: ['urgent'],
      exclusions: [{ id: 'docs', version: 2, paths: ['docs'] }],
    });
  });

  it.each<[object, string]>([
    [{ incidentWindows: { hours: 1 } }, 'incidentWindows'],
    [{ incidentWindow: { hours: 0 } }, "'dora.rules.incidentWindow' must be"],
    [{ incidentWindow: 'soon' }, 'incidentWindow'],
    [{ rolloutWindow: { hours: -1 } }, "'dora.rules.rolloutWindow' must be"],
    [{ partialFailure: 'maybe' }, 'partialFailure'],
    [{ version: 2 }, 'version'],
    [{ exclusions: [{ id: 'bots', bots: true }] }, 'exclusions[0].version'],
    [{ exclusions: [{ id: 'none', version: 1 }] }, 'Say what it takes out'],
    [
      {
        exclusions: [
          { id: 'x', version: 1, bots: true },
          { id: 'x', version: 2, labels: ['x'] },
        ],
      },
      'Two exclusions have the same id',
    ],
  ])('says what is wrong with %j', (rules, message) => {
    expect(() => read(rules)).toThrow(message);
  });
});

async function readFailures(knex: Knex): Promise<boolean[]> {
  const live = await knex('generations').where({ state: 'live' }).first();
  const rows = await knex('deployments')
    .where({ generation: live.id })
    .orderBy('finished_at');
  return rows.map(row => Boolean(row.is_failed));
}

describe.each(databases.eachSupportedId())('a change of rules on %s', id => {
  it('builds new results in the background, and changes over at once', async () => {
    const knex = await databases.init(id);
    const states = () => knex('generations').orderBy('id').pluck('state');
    const before = await createTestEngine(knex, { rules: read() });
    // An hour later than the window of a day allows, after each of two deployments.
    await feed(before, [
      ...MAPPINGS,
      ...line(['a', 'b']),
      deployment('1', 'a', 10),
      incident('i1', 35),
      deployment('2', 'b', 40),
      incident('i2', 65),
    ]);
    expect(await readFailures(knex)).toEqual([false, false]);

    const rules = read({ incidentWindow: { hours: 26 } });
    const after = await createTestEngine(knex, { rules });
    expect(await states()).toEqual(['live', 'building']);
    const seen = new Set<string>();
    do {
      seen.add(JSON.stringify(await readFailures(knex)));
    } while (await after.step());
    seen.add(JSON.stringify(await readFailures(knex)));
    expect([...seen]).toEqual(['[false,false]', '[true,true]']);
    expect(await states()).toEqual(['live']);

    // The next start with the same rules has nothing to do.
    const again = await createTestEngine(knex, { rules });
    expect(await states()).toEqual(['live']);
    expect(await again.step()).toBe(false);
  });
});
