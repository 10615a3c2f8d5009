import {
  createWindow,
  cutIntoBuckets,
  MetricId,
  MetricReport,
  METRICS,
  MetricsReport,
  Page,
  ServiceRow,
  ServicesReport,
  windowBefore,
} from '@milepost/plugin-dora-common';

const window = createWindow('2026-01-05', '2026-02-02', 'UTC');
const definitions = {
  start: 'commit',
  bots: 'include',
  defaults: { start: 'commit', bots: 'include' },
} as const;

/** A metric with a value, better than before by some of it. */
export function metricReport(
  metric: MetricId,
  value: number,
  also: Partial<MetricReport> = {},
): MetricReport {
  const before = METRICS[metric].better === 'higher' ? value / 2 : value * 2;
  const buckets = cutIntoBuckets(window, {
    unit: 'week',
    now: '2026-02-10T00:00:00Z',
  });
  return {
    metric,
    unit: METRICS[metric].unit,
    value,
    n: 40,
    ...(METRICS[metric].unit === 'ratio' ? { count: 4 } : {}),
    coverage: { known: 40, total: 40, ratio: 1, of: 'deployments' },
    precision: 'exact',
    provisional: { deployments: 0, openFailures: 0, oldestOpenFailure: null },
    band: { level: 'high', edition: '2024', source: 'primary', sharedWith: [] },
    quickCheck: null,
    comparison: {
      window: windowBefore(window),
      value: before,
      n: 20,
      change: value / before - 1,
      direction: 'better',
    },
    trend: buckets.map(bucket => ({
      bucket,
      value,
      n: 10,
      count: 1,
      provisional: 0,
    })),
    rules: [],
    rows: `/deployments?scope=group%3Adefault%2Fcheckout&filter=counted`,
    ...also,
  };
}

/** A metric without a value, and why. */
export function noData(metric: MetricId, message: string): MetricReport {
  return metricReport(metric, 1, {
    value: null,
    noData: { reason: 'no-incident-source', message, sources: ['pagerduty'] },
    n: 0,
    band: { level: null, edition: '2024', reason: 'no-data' },
    comparison: null,
    trend: [],
  });
}

/** The five metrics of a scope, whichever is said to be otherwise. */
export function metricsReport(
  also: Partial<MetricsReport> & { metric?: MetricReport } = {},
): MetricsReport {
  const { metric, ...rest } = also;
  const metrics = [
    metricReport('deployment-frequency', 1.5),
    metricReport('change-lead-time', 90_000, {
      rows: '/changes?filter=with-lead-time',
    }),
    metricReport('failed-deployment-recovery-time', 7_200, {
      rows: '/deployments?filter=recovered',
    }),
    metricReport('change-fail-rate', 0.1),
    metricReport('deployment-rework-rate', 0.05),
  ];
  return {
    scope: { ref: 'group:default/checkout', components: 3, filtered: false },
    window,
    definitions,
    generatedAt: '2026-02-10T00:00:00Z',
    metrics: metrics.map(report =>
      report.metric === metric?.metric ? metric : report,
    ),
    stages: [],
    deployments: {
      ...{ counted: 42, normal: 40, redeploy: 1, rollback: 1 },
      ...{ remediation: 1, failedAttempt: 2, unknownHistory: 0 },
    },
    excluded: { deployments: 0, changes: 0 },
    incidents: { attributed: 1, notAttributed: 0 },
    rulesHash: 'abc',
    ...rest,
  };
}

/** A service with a lead time, or without. */
export function serviceRow(name: string, lead: number | null): ServiceRow {
  const { metrics } = metricsReport({
    metric:
      lead === null
        ? noData('change-lead-time', 'No change was deployed.')
        : metricReport('change-lead-time', lead),
  });
  return {
    component: `component:default/${name}`,
    metrics: metrics.map(({ trend, ...report }) => ({
      ...report,
      sparkline: { values: [1, null, 2], n: [1, 0, 2] },
    })),
  };
}

/** A page of services. */
export function servicesReport(
  items: ServiceRow[],
  also: Partial<ServicesReport> = {},
): ServicesReport {
  return {
    ...{ window, definitions, items, totalItems: items.length },
    pageInfo: {},
    ...also,
  };
}

/** A list with nothing in it. */
export const emptyPage: Page<never> = { items: [], pageInfo: {} };
