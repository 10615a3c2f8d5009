import { MetricId, MetricsReport } from '@milepost/plugin-dora-common';

/** What the sentence at the top of a page is made from; null is what is not known. */
export interface Summary {
  deployments: number;
  lead: number | null;
  failRate: number | null;
  recovery: number | null;
  better: MetricId[];
  worse: MetricId[];
}

/** Picks what a sentence can hold from the five metrics. */
export function summarise({ metrics, deployments }: MetricsReport): Summary {
  const valueOf = (id: MetricId) =>
    metrics.find(({ metric }) => metric === id)?.value ?? null;
  const changed = (direction: 'better' | 'worse') =>
    metrics
      .filter(({ comparison }) => comparison?.direction === direction)
      .map(({ metric }) => metric);
  return {
    deployments: deployments.counted,
    lead: valueOf('change-lead-time'),
    failRate: valueOf('change-fail-rate'),
    recovery: valueOf('failed-deployment-recovery-time'),
    better: changed('better'),
    worse: changed('worse'),
  };
}
