import { MetricId } from '../metrics';

/**
 * DORA's own benchmark since it gave up levels: the Quick Check of 2025, on a
 * scale from 0 to 10 with the mean and standard deviation of all industries.
 * Data of dora-team/dora.dev, CC BY 4.0.
 */
export const QUICK_CHECK_2025 = {
  edition: 'quick-check-2025',
  url: 'https://dora.dev/quickcheck/',
  industry: {
    'change-lead-time': { mean: 5.5, deviation: 2.4 },
    'deployment-frequency': { mean: 4.8, deviation: 2.8 },
    'failed-deployment-recovery-time': { mean: 7.4, deviation: 2.1 },
    // Published as 1.9 and 2.2, which are 19 % and 22 %; 10 is the best here.
    'change-fail-rate': { mean: 8.1, deviation: 2.1 },
    'deployment-rework-rate': { mean: 7.8, deviation: 2.2 },
  },
} as const;

/** A value on the Quick Check's scale, beside the industry. */
export interface QuickCheckPosition {
  edition: typeof QUICK_CHECK_2025.edition;
  /** From 0 to 10, 10 being the best. */
  score: number;
  mean: number;
  deviation: number;
  /** How many standard deviations better (or, negative, worse) than the mean. */
  deviationsFromMean: number;
}

const HOUR = 3_600;
const DAY = 86_400;

/**
 * The survey has six answers, which are 10, 8, ... 0 points. These are the ends
 * of all but the last; "less than one day" leaves the day to the next answer.
 */
const TIME_ANSWERS = [HOUR, DAY, 7 * DAY, 30.4 * DAY, 183 * DAY];

/**
 * The least deployments per day of all answers but the first and the last.
 * "On demand (multiple deploys per day)" is more than one a day.
 */
const FREQUENCY_ANSWERS = [1, 1 / 7, 1 / 30.4, 1 / 183];

function timeScore(seconds: number): number {
  return 10 - 2 * TIME_ANSWERS.filter(end => seconds >= end).length;
}

function frequencyScore(perDay: number): number {
  return perDay > 1
    ? 10
    : 2 * FREQUENCY_ANSWERS.filter(least => perDay >= least).length;
}

/** Where a metric's value stands on the Quick Check's scale. */
export function quickCheckPosition(
  metric: MetricId,
  value: number,
): QuickCheckPosition {
  const { mean, deviation } = QUICK_CHECK_2025.industry[metric];
  const score = scoreOf(metric, value);
  return {
    edition: QUICK_CHECK_2025.edition,
    score,
    mean,
    deviation,
    deviationsFromMean: (score - mean) / deviation,
  };
}

function scoreOf(metric: MetricId, value: number): number {
  switch (metric) {
    case 'change-fail-rate':
    case 'deployment-rework-rate':
      return 10 - value * 10;
    case 'deployment-frequency':
      return frequencyScore(value);
    default:
      return timeScore(value);
  }
}

/** The mean of scores, or null while one of them is unknown. */
export function meanScore(scores: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const score of scores) {
    if (score === null) {
      return null;
    }
    sum += score;
  }
  return scores.length === 0 ? null : sum / scores.length;
}
