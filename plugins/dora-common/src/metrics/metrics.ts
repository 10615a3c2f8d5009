/** The five metrics of DORA's guide of 2026, by the names that it uses. */
export const METRIC_IDS = [
  'deployment-frequency',
  'change-lead-time',
  'failed-deployment-recovery-time',
  'change-fail-rate',
  'deployment-rework-rate',
] as const;

/** One of {@link METRIC_IDS}. */
export type MetricId = (typeof METRIC_IDS)[number];

/** What a metric's value counts. */
export type MetricUnit = 'per-day' | 'seconds' | 'ratio';

/** What is fixed about a metric. */
export interface MetricDefinition {
  title: string;
  unit: MetricUnit;
  /** Which way is better: a falling lead time, a rising frequency. */
  better: 'higher' | 'lower';
  /** Whether it says how fast or how safely software is delivered. */
  aspect: 'throughput' | 'instability';
  description: string;
}

/** What each metric is. */
export const METRICS: Readonly<Record<MetricId, MetricDefinition>> = {
  'deployment-frequency': {
    title: 'Deployment frequency',
    unit: 'per-day',
    better: 'higher',
    aspect: 'throughput',
    description:
      'Successful production deployments per day; a redeployment of what runs already is not counted.',
  },
  'change-lead-time': {
    title: 'Change lead time',
    unit: 'seconds',
    better: 'lower',
    aspect: 'throughput',
    description:
      'Median time from a change being committed to the first successful production deployment that contains it.',
  },
  'failed-deployment-recovery-time': {
    title: 'Failed deployment recovery time',
    unit: 'seconds',
    better: 'lower',
    aspect: 'throughput',
    description:
      'Median time from a deployment that failed in production to its remedy; those still open are counted apart.',
  },
  'change-fail-rate': {
    title: 'Change fail rate',
    unit: 'ratio',
    better: 'lower',
    aspect: 'instability',
    description:
      'Share of production deployments that needed immediate intervention; rollbacks and redeployments are not among those counted.',
  },
  'deployment-rework-rate': {
    title: 'Deployment rework rate',
    unit: 'ratio',
    better: 'lower',
    aspect: 'instability',
    description:
      'Share of production deployments that were unplanned and made because of an incident in production.',
  },
};

/** Whether a text names a metric. */
export function isMetricId(text: string): text is MetricId {
  return Object.hasOwn(METRICS, text);
}
