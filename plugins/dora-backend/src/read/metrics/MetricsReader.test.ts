import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  findBandEdition,
  MetricId,
  MetricsReport,
  quantile,
} from '@milepost/plugin-dora-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { LIVE, TestResults } from '../__testUtils__/TestResults';
import { readExtents } from '../readExtents';
import { Roller, RollupStore } from '../rollup';
import { ResolvedScope } from '../scope';
import { MetricsQuery, MetricsReader } from './MetricsReader';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });
const directory = resolvePackagePath(
  '@milepost/plugin-dora-backend',
  'migrations',
);
const ZONE = 'Europe/Berlin';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const GROUP = 'group:default/team';
const all = (scope: ResolvedScope) => scope;

/** Around the night in which Berlin's clocks go forward. */
const START = Date.UTC(2026, 2, 20, 23);
const SPAN = 14 * DAY;

const query: MetricsQuery = {
  ref: 'organisation',
  from: '2026-03-25',
  to: '2026-04-01',
  bucket: 'day',
  compare: true,
  start: 'commit',
  yardstick: { kind: 'edition', edition: findBandEdition('2024') },
};

const histories = fc.array(
  fc.record({
    service: fc.nat(2),
    at: fc.integer({ min: START, max: START + SPAN }),
    class: fc.constantFrom('normal' as const, 'rollback', 'remediation'),
    failed: fc.boolean(),
    rework: fc.boolean(),
    recovery: fc.option(fc.integer({ min: 0, max: 40 * 3600 })),
    leads: fc.array(fc.integer({ min: 0, max: 5_000_000 }), { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 25 },
);

type History = typeof histories extends fc.Arbitrary<infer H> ? H : never;

/** When the second of three services changed hands. */
const HANDOVER = Date.UTC(2026, 2, 27, 10);

function valueOf(report: MetricsReport, metric: MetricId) {
  return report.metrics.find(candidate => candidate.metric === metric)!;
}

describe.each(databases.eachSupportedId())('MetricsReader on %p', id => {
  let knex: Knex;
  let rollups: RollupStore;

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory });
    rollups = new RollupStore(ZONE);
  });

  async function empty() {
    for (const table of [
      'generations',
      'streams',
      'memberships',
      'attempts',
      'deployments',
      'changes',
      'change_facts',
      'incidents',
      'incident_links',
      'rollup_days',
      'rollup_dirty',
      'rollup_settings',
    ]) {
      await knex(table).delete();
    }
  }

  beforeEach(empty);

  function reader(exactLimit: number) {
    return new MetricsReader({
      knex,
      rollups,
      weekStart: 1,
      exactLimit,
      sources: { deployments: ['github'], incidents: ['pagerduty'] },
      watchers: ['pagerduty'],
    });
  }

  async function write(history: History) {
    const results = new TestResults(knex);
    await results.begin();
    const services = [
      await results.stream('first'),
      await results.stream('second'),
      await results.stream('third'),
    ];
    await results.member(GROUP, services[0]);
    await results.member(GROUP, services[1], 0, HANDOVER);
    // Somebody has reported an incident of the first two services, long ago.
    await results.incident(services[0], START - 90 * DAY);
    await results.incident(services[1], START - 90 * DAY);
    for (const item of history) {
      const stream = services[item.service];
      const attempt = await results.deployment(stream, item.at, {
        class: item.class,
        is_failed: item.failed,
        is_rework: item.rework,
        recovered_at:
          item.failed && item.recovery !== null
            ? item.at + item.recovery * 1000
            : null,
      });
      for (const lead_s of item.leads) {
        await results.change(stream, attempt, item.at, { lead_s });
      }
    }
    // Of another generation, and of another environment: not to be seen.
    await results.deployment(services[0], START + 6 * DAY, { generation: 3 });
    await results.deployment(
      await results.stream('first', 'staging'),
      START + 6 * DAY,
    );
  }

  const roll = () =>
    new Roller({
      knex,
      store: rollups,
      logger: mockServices.logger.mock(),
    }).run();

  /** The same in a few lines that know nothing of tallies and roll-ups. */
  function expected(history: History, isMember: (i: History[0]) => boolean) {
    const from = Date.UTC(2026, 2, 24, 23);
    const to = Date.UTC(2026, 2, 31, 22);
    const inside = history.filter(
      item => item.at >= from && item.at < to && isMember(item),
    );
    const leads = inside.flatMap(item => item.leads);
    const eligible = inside.filter(
      item => item.class !== 'rollback' && item.service < 2,
    );
    const recoveries = inside.flatMap(item =>
      item.failed && item.recovery !== null ? [item.recovery] : [],
    );
    return {
      deployments: inside.length,
      lead: leads.length > 0 ? quantile(leads, 0.5) : null,
      leads: leads.length,
      recovery: recoveries.length > 0 ? quantile(recoveries, 0.5) : null,
      open: inside.filter(item => item.failed && item.recovery === null).length,
      failRate:
        eligible.length > 0
          ? eligible.filter(item => item.failed).length / eligible.length
          : null,
      rework: inside.filter(item => item.rework).length,
    };
  }

  it('agrees with a plain computation, exactly or from roll-ups', async () => {
    await fc.assert(
      fc
        .asyncProperty(histories, fc.boolean(), async (history, isRolled) => {
          await write(history);
          await rollups.adopt(knex, trx => readExtents(trx));
          if (isRolled) {
            await roll();
            // Two of the days have changed since.
            await rollups.markDirty(knex, LIVE, [
              START + 5 * DAY,
              START + 8.5 * DAY,
            ]);
          }
          for (const [ref, isMember] of [
            ['organisation', () => true],
            [
              GROUP,
              (item: History[0]) =>
                item.service === 0 ||
                (item.service === 1 && item.at < HANDOVER),
            ],
          ] as const) {
            const want = expected(history, isMember);
            for (const exactLimit of [1_000, 0]) {
              const report = await reader(exactLimit).read(
                { ...query, ref },
                all,
              );
              const lead = valueOf(report, 'change-lead-time');
              const recovery = valueOf(
                report,
                'failed-deployment-recovery-time',
              );
              expect(report.deployments.counted).toBe(want.deployments);
              expect(lead.n).toBe(want.leads);
              expect(recovery.provisional.openFailures).toBe(want.open);
              expect(valueOf(report, 'change-fail-rate').value).toBe(
                want.failRate,
              );
              for (const [metric, value] of [
                [lead, want.lead],
                [recovery, want.recovery],
              ] as const) {
                const error = metric.precision === 'exact' ? 0 : 0.01;
                expect(metric.value === null).toBe(value === null);
                expect(
                  Math.abs((metric.value ?? 0) - (value ?? 0)),
                ).toBeLessThanOrEqual((value ?? 0) * error);
              }
              expect(
                valueOf(report, 'deployment-frequency').trend!.map(p => p.n),
              ).toEqual(
                [24, 25, 26, 27, 28, 29, 30].map(day => {
                  // Midnight of Berlin, before and after the change of clocks.
                  const at = Date.UTC(2026, 2, day, day < 29 ? 23 : 22);
                  const end = Date.UTC(2026, 2, day + 1, day < 28 ? 23 : 22);
                  return history.filter(
                    item => isMember(item) && item.at >= at && item.at < end,
                  ).length;
                }),
              );
            }
          }
        })
        .beforeEach(empty),
      { numRuns: 12 },
    );
  });

  it('never turns the want of data into a number', async () => {
    const results = new TestResults(knex);
    await results.begin();
    await results.stream('idle');
    const idle = await reader(0).read(
      { ...query, ref: 'component:default/idle' },
      all,
    );
    expect(
      idle.metrics.map(({ value, noData, band }) => [
        value,
        noData?.reason,
        band.level,
      ]),
    ).toEqual([
      [null, 'no-deployment-source', null],
      [null, 'no-deployments', null],
      [null, 'no-deployments', null],
      [null, 'no-deployments', null],
      [null, 'no-deployments', null],
    ]);
    expect(idle.metrics[0].noData?.sources).toEqual(['github']);

    const stream = await results.stream('unwatched');
    for (let day = 0; day < 7; day++) {
      await results.deployment(stream, Date.UTC(2026, 2, 25 + day, 12), {
        is_first: day === 0,
      });
    }
    const unwatched = await reader(0).read(
      { ...query, ref: 'component:default/unwatched' },
      all,
    );
    const fails = valueOf(unwatched, 'change-fail-rate');
    expect(fails).toMatchObject({
      value: null,
      noData: { reason: 'no-incident-source', sources: ['pagerduty'] },
      coverage: { of: 'deployments', known: 0, total: 7, ratio: 0 },
      band: { level: null, reason: 'no-data' },
    });
    expect(valueOf(unwatched, 'deployment-frequency')).toMatchObject({
      value: 1,
      n: 7,
      band: { level: 'high', edition: '2024' },
      comparison: { value: null, direction: 'new', change: null },
    });

    // A week without a deployment, of a service that is known.
    const quiet = await reader(0).read(
      {
        ...query,
        ref: 'component:default/unwatched',
        from: '2026-04-02',
        to: '2026-04-09',
        compare: false,
      },
      all,
    );
    expect(
      quiet.metrics.map(({ value, n, noData }) => [value, n, noData?.reason]),
    ).toEqual([
      [0, 0, undefined],
      ...Array(4).fill([null, 0, 'no-deployments']),
    ]);

    await results.incident(stream, Date.UTC(2026, 0, 1));
    const watched = await reader(0).read(
      { ...query, ref: 'component:default/unwatched' },
      all,
    );
    expect(valueOf(watched, 'change-fail-rate')).toMatchObject({
      value: 0,
      n: 7,
      interval: { low: 0, method: 'wilson' },
      band: { level: 'elite' },
    });
    expect(
      valueOf(watched, 'failed-deployment-recovery-time').noData?.reason,
    ).toBe('no-failures');
  });

  it('says what is provisional of days that are rolled up, for as long as it is', async () => {
    const results = new TestResults(knex);
    await results.begin();
    const stream = await results.stream('young');
    await results.member(GROUP, stream, Date.now() - 1.5 * DAY);
    const before = Date.now() - 2 * DAY;
    const after = Date.now() - DAY;
    for (const at of [before, after]) {
      const attempt = await results.deployment(stream, at, {
        provisional_until: Date.now() + DAY,
      });
      await results.change(stream, attempt, at, { lead_s: 5 });
    }
    await rollups.markDirty(knex, LIVE, [before, after]);
    const provisional = async (ref: string) => {
      const date = (moment: number) => new Date(moment).toISOString();
      const report = await reader(0).read(
        { ...query, ref, from: date(before - DAY), to: date(after + 3 * DAY) },
        all,
      );
      const { trend, precision, ...frequency } = valueOf(
        report,
        'deployment-frequency',
      );
      const points = (trend ?? []).map(point => point.provisional);
      expect(points.reduce((a, b) => a + b, 0)).toBe(
        frequency.provisional.deployments,
      );
      return frequency.provisional.deployments;
    };
    expect(await provisional('organisation')).toBe(2);
    // The day of the younger one is over, or it is today's.
    await roll();
    expect(await knex('rollup_days')).not.toHaveLength(0);
    expect(await provisional('organisation')).toBe(2);
    expect(await provisional(GROUP)).toBe(1);
    await knex('deployments').update({ provisional_until: before });
    expect(await provisional('organisation')).toBe(0);
  });

  it('makes roll-ups anew for another zone', async () => {
    await write([
      {
        service: 0,
        at: START,
        class: 'normal',
        failed: false,
        rework: false,
        recovery: null,
        leads: [5],
      },
    ]);
    await rollups.adopt(knex, trx => readExtents(trx));
    await roll();
    await rollups.adopt(knex, trx => readExtents(trx));
    expect(await knex('rollup_dirty').where('generation', LIVE)).toHaveLength(
      0,
    );
    await new RollupStore('Asia/Kolkata').adopt(knex, trx => readExtents(trx));
    expect(await knex('rollup_days')).toHaveLength(0);
    expect(
      Number(
        (
          await knex('rollup_dirty')
            .where('generation', LIVE)
            .max('from_at as at')
        )[0].at,
      ),
    ).toBe(Date.UTC(2026, 2, 26, 18, 30));
  });
});
