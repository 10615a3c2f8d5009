import {
  Coverage,
  Interval,
  medianInterval,
  MetricId,
  NoData,
  Precision,
  wilsonInterval,
} from '@milepost/plugin-dora-common';
import { DurationSample, Tally } from '../tally';

/** What has to be known beside a tally to tell a value from the want of data. */
export interface MetricContext {
  /** Days that were watched: since the first deployment known, until now. */
  watchedDays: number;
  /** All days of the window. */
  days: number;
  /** Services that were deployed at least once up to the end. */
  services: number;
  /** Streams of which somebody would say if they were disturbed. */
  measuredStreams: ReadonlySet<number>;
  /** Sources that could supply what is missing, by what they know. */
  sources: SourcesByKnowledge;
}

/** Ids of sources by what they can know. */
export interface SourcesByKnowledge {
  deployments: string[];
  incidents: string[];
}

/** A metric's value in a stretch of time, or why there is none. */
export interface MetricValue {
  value: number | null;
  noData?: NoData;
  n: number;
  count?: number;
  coverage: Coverage;
  interval?: Interval;
  precision: Precision;
  quantiles?: { p25: number; p75: number; p90: number };
}

/** Computes a metric. Nothing without data is ever 0. */
export function metricValue(
  metric: MetricId,
  tally: Tally,
  context: MetricContext,
): MetricValue {
  switch (metric) {
    case 'deployment-frequency':
      return deploymentFrequency(tally, context);
    case 'change-lead-time':
      return changeLeadTime(tally);
    case 'failed-deployment-recovery-time':
      return recoveryTime(tally, context);
    case 'change-fail-rate':
      return changeFailRate(tally, context);
    default:
      return reworkRate(tally, context);
  }
}

function coverageOf(
  of: Coverage['of'],
  known: number,
  total: number,
): Coverage {
  return { of, known, total, ratio: total > 0 ? known / total : null };
}

function deploymentFrequency(
  tally: Tally,
  { watchedDays, days, sources }: MetricContext,
): MetricValue {
  const n = tally.counted;
  const coverage = coverageOf('days', watchedDays, days);
  if (watchedDays <= 0) {
    return {
      value: null,
      noData: {
        reason: 'no-deployment-source',
        message:
          'No production deployment is known up to the end of this window; report deployments, or let their history be read in.',
        sources: sources.deployments,
      },
      n,
      coverage,
      precision: 'exact',
    };
  }
  // Watching is known from deployments, so no watched window lasts no time.
  return { value: n / watchedDays, n, coverage, precision: 'exact' };
}

function changeLeadTime(tally: Tally): MetricValue {
  const total = tally.changes;
  return durationValue(
    tally.lead,
    coverageOf('changes', tally.lead.n, total),
    tally.counted === 0
      ? noDeployments()
      : {
          reason: 'no-changes',
          message:
            total > 0
              ? `Of ${total} changes that were deployed the lead time is not known of any; let the repository be mirrored.`
              : 'No change was deployed in this window for the first time, or only by the first deployment of all, which has no lead times.',
          sources: total > 0 ? ['git'] : [],
        },
  );
}

function recoveryTime(tally: Tally, context: MetricContext): MetricValue {
  const failures = tally.recovery.n + tally.openFailures;
  return durationValue(
    tally.recovery,
    coverageOf('failures', tally.recovery.n, failures),
    failures > 0
      ? {
          reason: 'not-recovered',
          message: `${failures} failed deployments, none of which has been remedied so far.`,
          sources: [],
        }
      : withoutFailures(tally, context),
  );
}

function withoutFailures(tally: Tally, context: MetricContext): NoData {
  const { counted } = tally.streams.sumOf(context.measuredStreams);
  if (counted > 0) {
    return {
      reason: 'no-failures',
      message: 'No deployment failed in this window.',
      sources: [],
    };
  }
  return tally.counted === 0 ? noDeployments() : noIncidentSource(context);
}

/**
 * Only services of which somebody would report an incident are counted: any
 * other one has no failures because nobody looks.
 */
function changeFailRate(tally: Tally, context: MetricContext): MetricValue {
  const all = tally.streams.total;
  const { eligible, failed } = tally.streams.sumOf(context.measuredStreams);
  return ratioValue(
    failed,
    eligible,
    coverageOf('deployments', eligible, all.eligible),
    all.eligible === 0 ? noDeployments() : noIncidentSource(context),
  );
}

function reworkRate(tally: Tally, context: MetricContext): MetricValue {
  const n = tally.counted;
  // Rework shows by itself (a rollback, a fix), or by an incident that it
  // answers; where nobody reports incidents, some of it can't be seen.
  const { counted } = tally.streams.sumOf(context.measuredStreams);
  if (n > 0 && counted === 0 && tally.rework === 0) {
    return ratioValue(
      0,
      0,
      coverageOf('deployments', 0, n),
      noIncidentSource(context),
    );
  }
  return ratioValue(
    tally.rework,
    n,
    coverageOf('deployments', counted, n),
    noDeployments(),
  );
}

function ratioValue(
  count: number,
  n: number,
  coverage: Coverage,
  noData: NoData,
): MetricValue {
  return n === 0
    ? { value: null, noData, n, coverage, precision: 'exact' }
    : {
        value: count / n,
        n,
        count,
        coverage,
        interval: wilsonInterval(count, n),
        precision: 'exact',
      };
}

function durationValue(
  sample: DurationSample,
  coverage: Coverage,
  noData: NoData,
): MetricValue {
  const { n, precision } = sample;
  const [p25, median, p75, p90] = [0.25, 0.5, 0.75, 0.9].map(p =>
    sample.quantile(p),
  );
  if (p25 === null || median === null || p75 === null || p90 === null) {
    return { value: null, noData, n, coverage, precision };
  }
  return {
    value: median,
    n,
    coverage,
    interval: medianInterval(n, k => sample.orderStatistic(k)),
    precision,
    quantiles: { p25, p75, p90 },
  };
}

function noDeployments(): NoData {
  return {
    reason: 'no-deployments',
    message: 'Nothing was deployed to production in this window.',
    sources: [],
  };
}

function noIncidentSource({ sources }: MetricContext): NoData {
  return {
    reason: 'no-incident-source',
    message:
      'No source reports incidents of these services, so failures would not be seen; connect one, or report incidents by POST.',
    sources: sources.incidents,
  };
}
