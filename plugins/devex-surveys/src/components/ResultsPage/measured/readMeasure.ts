import { SystemMeasure } from '@milepost/plugin-devex-surveys-common';
import {
  MetricId,
  MetricsReport,
  MetricUnit,
  StageReport,
} from '@milepost/plugin-dora-common';

/** A measure with its value, or with the reason why it has none. */
export type Measured = { measure: SystemMeasure } & (
  | {
      value: number;
      unit: MetricUnit;
      n: number;
      of: 'changes' | 'deployments';
    }
  | { value: null; reason: string | undefined }
);

/** What the numbers of a metric are made from. */
const COUNTED: Readonly<Record<MetricId, 'changes' | 'deployments'>> = {
  'deployment-frequency': 'deployments',
  'change-lead-time': 'changes',
  'failed-deployment-recovery-time': 'deployments',
  'change-fail-rate': 'deployments',
  'deployment-rework-rate': 'deployments',
};

/** Looks a measure up in the report of a group. */
export function readMeasure(
  report: MetricsReport,
  measure: SystemMeasure,
): Measured {
  if (measure.kind === 'stages') {
    return readStages(report, measure);
  }
  const found = report.metrics.find(({ metric }) => metric === measure.metric);
  if (!found || found.value === null) {
    return { measure, value: null, reason: found?.noData?.message };
  }
  const { value, unit, n } = found;
  return { measure, value, unit, n, of: COUNTED[measure.metric] };
}

/**
 * Means add up where medians do not, so what a change spends in several stages is the
 * sum of its means. The smallest n is the one that the sum rests on.
 */
function readStages(
  report: MetricsReport,
  measure: Extract<SystemMeasure, { kind: 'stages' }>,
): Measured {
  const stages = measure.stages.flatMap((name): StageReport[] =>
    report.stages.filter(({ stage, n }) => stage === name && n > 0),
  );
  if (stages.length < measure.stages.length) {
    const leadTime = report.metrics.find(
      ({ metric }) => metric === 'change-lead-time',
    );
    return { measure, value: null, reason: leadTime?.noData?.message };
  }
  return {
    measure,
    value: stages.reduce(
      (sum, { totalSeconds, n }) => sum + totalSeconds / n,
      0,
    ),
    unit: 'seconds',
    n: Math.min(...stages.map(({ n }) => n)),
    of: 'changes',
  };
}
