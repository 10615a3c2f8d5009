import { MetricId } from '../metrics';

/** Levels of the reports, best first. */
export const LEVELS = ['elite', 'high', 'medium', 'low'] as const;

/** One of {@link LEVELS}. */
export type Level = (typeof LEVELS)[number];

/** The worst answer that a level's cluster gave. */
export interface Bound {
  /** In the metric's unit; for the frequency in days between deployments. */
  value: number;
  /** Whether the value itself is within: "up to 15 %", but "under a day". */
  inclusive: boolean;
}

/** Metrics for which reports have given levels. */
export type BandedMetricId = Exclude<MetricId, 'deployment-rework-rate'>;

/** What one report says about its levels. */
export interface BandEdition {
  id: string;
  /** `primary` if the report itself was read, else as others quote it. */
  source: 'primary' | 'secondary';
  url: string;
  levels: Partial<Record<Level, Record<BandedMetricId, Bound>>>;
}

const HOUR = 3_600;
const DAY = 86_400;
const WEEK = 7 * DAY;
/** The mean month, as a survey's answers mean it. */
const MONTH = 30.4 * DAY;
const HALF_YEAR = 183 * DAY;

const under = (value: number): Bound => ({ value, inclusive: false });
const upTo = (value: number): Bound => ({ value, inclusive: true });
const anything: Bound = { value: Infinity, inclusive: true };

/** Ordinal answers to "how often do you deploy", as days between deployments. */
const ON_DEMAND = under(1);
const WEEKLY = upTo(7);
const MONTHLY = upTo(30.4);
const HALF_YEARLY = upTo(183);

function level(
  frequency: Bound,
  leadTime: Bound,
  failRate: Bound,
  recovery: Bound,
): Record<BandedMetricId, Bound> {
  return {
    'deployment-frequency': frequency,
    'change-lead-time': leadTime,
    'change-fail-rate': failRate,
    'failed-deployment-recovery-time': recovery,
  };
}

const report = (year: number) =>
  `https://dora.dev/research/${year}/dora-report/`;

/**
 * What the reports publish: each level's worst answer. They describe clusters
 * of survey answers and are no thresholds, so they have holes and overlaps,
 * which `cutPoints` closes.
 */
export const BAND_EDITIONS: readonly BandEdition[] = [
  {
    id: '2018',
    source: 'primary',
    url: report(2018),
    levels: {
      elite: level(ON_DEMAND, under(HOUR), upTo(0.15), under(HOUR)),
      high: level(upTo(1), upTo(WEEK), upTo(0.15), under(DAY)),
      medium: level(MONTHLY, upTo(MONTH), upTo(0.15), under(DAY)),
      low: level(MONTHLY, upTo(HALF_YEAR), upTo(0.6), upTo(MONTH)),
    },
  },
  {
    id: '2019',
    source: 'primary',
    url: report(2019),
    levels: {
      elite: level(ON_DEMAND, under(DAY), upTo(0.15), under(HOUR)),
      high: level(WEEKLY, upTo(WEEK), upTo(0.15), under(DAY)),
      medium: level(MONTHLY, upTo(MONTH), upTo(0.15), under(DAY)),
      low: level(HALF_YEARLY, upTo(HALF_YEAR), upTo(0.6), upTo(MONTH)),
    },
  },
  {
    id: '2021',
    source: 'primary',
    url: report(2021),
    levels: {
      elite: level(ON_DEMAND, under(HOUR), upTo(0.15), under(HOUR)),
      high: level(MONTHLY, upTo(WEEK), upTo(0.3), under(DAY)),
      medium: level(HALF_YEARLY, upTo(HALF_YEAR), upTo(0.3), upTo(WEEK)),
      low: level(anything, anything, upTo(0.3), anything),
    },
  },
  {
    id: '2022',
    source: 'secondary',
    url: report(2022),
    levels: {
      high: level(ON_DEMAND, upTo(WEEK), upTo(0.15), under(DAY)),
      medium: level(MONTHLY, upTo(MONTH), upTo(0.3), upTo(WEEK)),
      low: level(HALF_YEARLY, upTo(HALF_YEAR), upTo(0.6), upTo(MONTH)),
    },
  },
  {
    id: '2023',
    source: 'secondary',
    url: report(2023),
    levels: {
      elite: level(ON_DEMAND, under(DAY), upTo(0.05), under(HOUR)),
      high: level(WEEKLY, upTo(WEEK), upTo(0.1), under(DAY)),
      medium: level(MONTHLY, upTo(MONTH), upTo(0.15), upTo(WEEK)),
      low: level(MONTHLY, upTo(MONTH), upTo(0.64), upTo(HALF_YEAR)),
    },
  },
  {
    id: '2024',
    source: 'secondary',
    url: report(2024),
    levels: {
      elite: level(ON_DEMAND, under(DAY), upTo(0.05), under(HOUR)),
      high: level(WEEKLY, upTo(WEEK), upTo(0.2), under(DAY)),
      medium: level(MONTHLY, upTo(MONTH), upTo(0.1), under(DAY)),
      low: level(HALF_YEARLY, upTo(HALF_YEAR), upTo(0.4), upTo(MONTH)),
    },
  },
];

/** The edition that is used if nobody asks for another one. */
export const DEFAULT_BAND_EDITION = '2024';
