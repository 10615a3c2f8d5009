import { InputError } from '@backstage/errors';

/** What a true value lies between, at 95 % confidence. */
export interface Interval {
  low: number;
  high: number;
  confidence: 0.95;
  method: 'wilson' | 'order-statistics';
}

/** The 97.5 % quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval of a ratio. Unlike the textbook's interval it stays
 * within 0 and 1 and is honest about 0 of 3 and 3 of 3, which is what most
 * services have.
 */
export function wilsonInterval(successes: number, n: number): Interval {
  if (!(n > 0 && successes >= 0 && successes <= n)) {
    throw new InputError(`'${successes} of ${n}' is not a ratio`);
  }
  const p = successes / n;
  const z2 = Z * Z;
  const centre = p + z2 / (2 * n);
  const spread = Z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return {
    low: successes === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: successes === n ? 1 : Math.min(1, (centre + spread) / scale),
    confidence: 0.95,
    method: 'wilson',
  };
}

/**
 * The two positions, counted from 0, between whose values the true median lies
 * whatever the distribution is (Conover's normal approximation of the binomial
 * distribution of ranks). Below six values no pair of them gives 95 %, and the
 * answer is undefined.
 */
export function medianIntervalRanks(
  n: number,
): { low: number; high: number } | undefined {
  if (n < 6) {
    return undefined;
  }
  const spread = (Z * Math.sqrt(n)) / 2;
  const low = Math.max(1, Math.ceil(n / 2 - spread));
  const high = Math.min(n, Math.ceil(n / 2 + spread));
  return { low: low - 1, high: high - 1 };
}

/** The interval of a median, from whatever can name its k-th smallest value. */
export function medianInterval(
  n: number,
  orderStatistic: (k: number) => number,
): Interval | undefined {
  const ranks = medianIntervalRanks(n);
  return (
    ranks && {
      low: orderStatistic(ranks.low),
      high: orderStatistic(ranks.high),
      confidence: 0.95,
      method: 'order-statistics',
    }
  );
}
