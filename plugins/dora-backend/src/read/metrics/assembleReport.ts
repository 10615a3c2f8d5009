import {
  bandOf,
  compareValues,
  DefinitionsReport,
  METRIC_IDS,
  MetricId,
  MetricReport,
  METRICS,
  MetricTarget,
  quickCheckPosition,
  TargetStanding,
  Window,
  Yardstick,
} from '@milepost/plugin-dora-common';
import { areDefault, AskedDefinitions } from '../definitions';
import { Tally } from '../tally';
import { standingOf } from '../targets';
import { MetricContext, metricValue } from './metricValue';
import { frequencySpread } from './frequencySpread';
import { rowsOf } from './rowsOf';
import { rulesOfMetric, StoredRules } from './rulesOfMetric';
import { piecesOf, TrendParts, trendPoint } from './trends';

/** Everything that a report is made of. */
export interface ReportParts extends TrendParts {
  scopeRef: string;
  environment?: string;
  asked: AskedDefinitions;
  definitions: DefinitionsReport;
  targets: ReadonlyMap<MetricId, MetricTarget>;
  yardstick: Yardstick;
  rules: StoredRules;
  /** The sum of all tallies. */
  total: Tally;
  before?: { window: Window; tally: Tally };
}

/** Makes the reports of all five metrics. */
export function assembleReports(parts: ReportParts): MetricReport[] {
  const { before, contextOf, window } = parts;
  const context = contextOf(window);
  const pieces = piecesOf(parts);
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
    target: targetOf(metric, current.value, parts),
    spread:
      metric === 'deployment-frequency'
        ? frequencySpread(total, context)
        : undefined,
    rules: rulesOfMetric(metric, parts.rules),
    rows: rowsOf(metric, parts),
  };
}

/** Targets are set for production, and by the definitions that hold if nobody chooses. */
function targetOf(
  metric: MetricId,
  value: number | null,
  { definitions, environment, targets }: ReportParts,
): TargetStanding | undefined {
  const target = targets.get(metric);
  if (!target || environment !== undefined) {
    return undefined;
  }
  const isComparable = metric !== 'change-lead-time' || areDefault(definitions);
  return standingOf(target, isComparable ? value : null);
}
