import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { findBandEdition, quantile } from '@milepost/plugin-dora-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { ChangeFlag } from '../../database/tables';
import { TestResults } from '../__testUtils__/TestResults';
import { readExtents } from '../readExtents';
import { Roller, RollupStore } from '../rollup';
import { MetricsReader } from './MetricsReader';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });
const START = Date.UTC(2026, 2, 2, 12);
const DAY = 86_400_000;

const histories = fc.record({
  areBotsExcluded: fc.boolean(),
  changes: fc.array(
    fc.record({
      day: fc.nat(6),
      lead: fc.option(fc.integer({ min: 0, max: 5_000_000 })),
      mergeLead: fc.option(fc.integer({ min: 0, max: 5_000_000 })),
      // Of a bot's, a rule about something else may decide as well, or a person.
      by: fc.constantFrom(
        'person',
        'excluded',
        'bot',
        'excludedBot',
        'keptBot',
      ),
    }),
    { maxLength: 40 },
  ),
});

type History = typeof histories extends fc.Arbitrary<infer H> ? H : never;

const FLAGS: Record<string, number> = {
  bot: ChangeFlag.bot | ChangeFlag.upToBots,
  excludedBot: ChangeFlag.bot,
  keptBot: ChangeFlag.bot,
};

describe.each(databases.eachSupportedId())("bots' changes on %p", id => {
  let knex: Knex;
  const rollups = new RollupStore('UTC');

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@milepost/plugin-dora-backend',
        'migrations',
      ),
    });
  });

  async function empty() {
    for (const table of [
      'generations',
      'streams',
      'attempts',
      'deployments',
      'changes',
      'change_facts',
      'rollup_days',
      'rollup_dirty',
      'rollup_settings',
    ]) {
      await knex(table).delete();
    }
  }

  async function write({ areBotsExcluded, changes }: History) {
    const results = new TestResults(knex);
    await results.begin(
      areBotsExcluded ? [{ id: 'bots', version: 1, bots: true }] : [],
    );
    const stream = await results.stream('shop');
    for (const { by, day, lead, mergeLead } of changes) {
      const at = START + day * DAY;
      const isExcluded =
        by.startsWith('excluded') || (by === 'bot' && areBotsExcluded);
      await results.change(stream, await results.deployment(stream, at), at, {
        flags: FLAGS[by] ?? 0,
        excluded_by: isExcluded ? 'rule@1' : null,
        lead_s: lead,
        merge_lead_s: mergeLead,
        review_s: lead,
      });
    }
    await rollups.adopt(knex, trx => readExtents(trx));
    await new Roller({
      knex,
      store: rollups,
      logger: mockServices.logger.mock(),
    }).run();
  }

  it('count if they are asked for, exactly and from roll-ups', async () => {
    await fc.assert(
      fc
        .asyncProperty(
          histories,
          fc.constantFrom('include' as const, 'exclude' as const, undefined),
          fc.constantFrom('commit' as const, 'merge' as const),
          async (history, bots, start) => {
            await write(history);
            const byRules = history.areBotsExcluded ? 'exclude' : 'include';
            const wanted = new Set(['person', 'keptBot']);
            if ((bots ?? byRules) === 'include') {
              wanted.add('bot');
            }
            const counted = history.changes.filter(({ by }) => wanted.has(by));
            const leads = counted.flatMap(
              ({ lead, mergeLead }) =>
                (start === 'commit' ? lead : mergeLead) ?? [],
            );
            const reviews = counted.flatMap(({ lead }) => lead ?? []);
            for (const exactLimit of [1_000, 0]) {
              const report = await new MetricsReader({
                knex,
                rollups,
                weekStart: 1,
                exactLimit,
                sources: { deployments: [], incidents: [] },
                watchers: [],
              }).read(
                {
                  ref: 'organisation',
                  from: '2026-03-01',
                  to: '2026-04-01',
                  compare: false,
                  start,
                  bots,
                  yardstick: {
                    kind: 'edition',
                    edition: findBandEdition('2024'),
                  },
                },
                scope => scope,
              );
              const [frequency, lead] = report.metrics;
              expect(report.definitions).toEqual({
                start,
                bots: bots ?? byRules,
                defaults: { start: 'commit', bots: byRules },
              });
              expect(frequency.n).toBe(history.changes.length);
              expect(lead.n).toBe(leads.length);
              expect(lead.coverage.total).toBe(counted.length);
              expect(report.excluded.changes).toBe(
                history.changes.length - counted.length,
              );
              expect(report.stages[2]).toMatchObject({
                n: reviews.length,
                totalSeconds: reviews.reduce((a, b) => a + b, 0),
              });
              const exact = leads.length > 0 ? quantile(leads, 0.5) : null;
              const error = lead.precision === 'exact' ? 0 : 0.01;
              expect(lead.value === null).toBe(exact === null);
              expect(
                Math.abs((lead.value ?? 0) - (exact ?? 0)),
              ).toBeLessThanOrEqual((exact ?? 0) * error);
            }
          },
        )
        .beforeEach(empty),
      { numRuns: 25 },
    );
  });
});
