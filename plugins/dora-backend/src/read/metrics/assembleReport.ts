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
import { LeadStart } from '../facts';
import { STAGES, Tally } from '../tally';
import { MetricContext, metricValue } from './metricValue';
import { rowsOf } from './rowsOf';
import { rulesOfMetric, StoredRules } from './rulesOfMetric';

/** Everything that a report is made of. */
export interface ReportParts {
  scopeRef: string;
  environment?: string;
  window: Window;
  start: LeadStart;
  yardstick: Yardstick;
  rules: StoredRules;
  /** Tallies of the window's pieces, or of all of it in one. */
  tallies: readonly Tally[];
  /** The sum of them. */
  total: Tally;
  /** Which piece is which, if a trend is wanted. */
  buckets?: readonly Bucket[];
  before?: { window: Window; tally: Tally };
  contextOf(window: Window): MetricContext;
}

/** Makes the reports of all five metrics. */
export function assembleReports(parts: ReportParts): MetricReport[] {
  const { before, buckets, contextOf, tallies, window } = parts;
  const context = contextOf(window);
  const pieces = buckets?.map((bucket, i) => ({
    bucket,
    tally: tallies[i],
    context: contextOf({ ...bucket, zone: window.zone }),
  }));
  const beforeContext = before && contextOf(before.window);
  return METRIC_IDS.map(metric => ({
    ...summary(metric, context, parts),
    comparison:
      before && beforeContext
        ? compareValues(
            metric,
            metricValue(metric, parts.total, context),
            metricValue(metric, before.tally, beforeContext),
            before.window,
          )
        : null,
    trend: pieces?.map(piece => trendPoint(metric, piece)),
  }));
}

function summary(
  metric: MetricId,
  context: MetricContext,
  parts: ReportParts,
): Omit<MetricReport, 'comparison' | 'trend'> {
  const { total } = parts;
  const current = metricValue(metric, total, context);
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
    spread:
      metric === 'deployment-frequency'
        ? frequencySpread(total, context)
        : undefined,
    rules: rulesOfMetric(metric, parts.rules),
    rows: rowsOf(metric, parts),
  };
}

function trendPoint(
  metric: MetricId,
  piece: { bucket: Bucket; tally: Tally; context: MetricContext },
): TrendPoint {
  const { bucket, tally, context } = piece;
  const { value, n, count, quantiles, interval } = metricValue(
    metric,
    tally,
    context,
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
  const perDay = tally.streams.counted.map(counted => counted / watchedDays);
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
