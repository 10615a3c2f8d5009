import {
  bandOf,
  Bucket,
  compareValues,
  METRIC_IDS,
  MetricId,
  MetricReport,
  METRICS,
  quantileOfSorted,
  quickCheckPosition,
  Spread,
  StageReport,
  TrendPoint,
  Window,
  Yardstick,
} from '@milepost/plugin-dora-common';
import { STAGES, Tally } from '../tally';
import { MetricContext, metricValue } from './metricValue';
import { rowsOf } from './rowsOf';
import { rulesOfMetric, StoredRules } from './rulesOfMetric';

/** Everything that a report is made of. */
export interface ReportParts {
  scopeRef: string;
  environment?: string;
  window: Window;
  yardstick: Yardstick;
  rules: StoredRules;
  /** Tallies of the window's pieces, or of all of it in one. */
  tallies: readonly Tally[];
  /** The sum of them. */
  total: Tally;
  context: MetricContext;
  /** Which piece is which, if a trend is wanted. */
  buckets?: readonly Bucket[];
  /** The context of each piece. */
  contextOfBucket(bucket: Bucket): MetricContext;
  before?: { window: Window; tally: Tally; context: MetricContext };
}

/** Makes the reports of all five metrics. */
export function assembleReports(parts: ReportParts): MetricReport[] {
  return METRIC_IDS.map(metric => assembleReport(metric, parts));
}

function assembleReport(metric: MetricId, parts: ReportParts): MetricReport {
  const { before, total } = parts;
  const current = metricValue(metric, total, parts.context);
  return {
    metric,
    unit: METRICS[metric].unit,
    ...current,
    provisional: {
      deployments: total.provisional,
      openFailures: total.openFailures,
      oldestOpenFailure:
        total.oldestOpenFailure === null
          ? null
          : new Date(total.oldestOpenFailure).toISOString(),
    },
    band: bandOf(metric, current.value, current.n, parts.yardstick),
    quickCheck:
      current.value === null ? null : quickCheckPosition(metric, current.value),
    comparison: before
      ? compareValues(
          metric,
          current,
          metricValue(metric, before.tally, before.context),
          before.window,
        )
      : null,
    spread:
      metric === 'deployment-frequency'
        ? frequencySpread(total, parts.context)
        : undefined,
    trend: parts.buckets?.map((bucket, i) =>
      trendPoint(metric, bucket, parts.tallies[i], parts),
    ),
    rules: rulesOfMetric(metric, parts.rules),
    rows: rowsOf(metric, parts),
  };
}

function trendPoint(
  metric: MetricId,
  bucket: Bucket,
  tally: Tally,
  parts: ReportParts,
): TrendPoint {
  const { value, n, count, quantiles, interval } = metricValue(
    metric,
    tally,
    parts.contextOfBucket(bucket),
  );
  return {
    bucket,
    value,
    n,
    count,
    ...quantiles,
    interval: METRICS[metric].unit === 'ratio' ? interval : undefined,
    provisional: tally.provisional,
  };
}

/** How often each service deploys: their sum says little about any of them. */
function frequencySpread(
  tally: Tally,
  { watchedDays, services }: MetricContext,
): Spread | undefined {
  if (services < 2 || watchedDays <= 0) {
    return undefined;
  }
  const perDay = [...tally.streams.values()].map(
    ({ counted }) => counted / watchedDays,
  );
  // Services that didn't deploy at all are not in the tally, yet they count.
  while (perDay.length < services) {
    perDay.push(0);
  }
  const sorted = Float64Array.from(perDay).sort();
  const at = (p: number) => quantileOfSorted(sorted, p);
  return {
    services,
    min: at(0),
    p25: at(0.25),
    median: at(0.5),
    p75: at(0.75),
    max: at(1),
  };
}

/** The stages' shares of the lead time. */
export function stageReports(tally: Tally): StageReport[] {
  const sum = tally.stageSeconds.reduce((a, b) => a + b, 0);
  return STAGES.map((stage, i) => ({
    stage,
    n: tally.stageCounts[i],
    totalSeconds: tally.stageSeconds[i],
    share: sum > 0 ? tally.stageSeconds[i] / sum : null,
  }));
}
