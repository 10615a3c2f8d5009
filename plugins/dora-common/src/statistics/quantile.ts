import { InputError } from '@backstage/errors';

/** Positions in a sorted sample between which a quantile lies. */
export interface QuantilePosition {
  lower: number;
  upper: number;
  /** How far from the lower to the upper one, from 0 to 1. */
  fraction: number;
}

/**
 * Where a quantile lies among sorted values: Hyndman and Fan's definition 7,
 * which is also SQL's `percentile_cont`. The median of an even number of values
 * is the mean of the two in the middle.
 */
export function quantilePosition(n: number, p: number): QuantilePosition {
  if (!Number.isInteger(n) || n < 1) {
    throw new InputError(`A quantile needs at least one value, not '${n}'`);
  }
  if (!(p >= 0 && p <= 1)) {
    throw new InputError(`A quantile lies between 0 and 1, not at '${p}'`);
  }
  const position = (n - 1) * p;
  const lower = Math.floor(position);
  return {
    lower,
    upper: Math.min(lower + 1, n - 1),
    fraction: position - lower,
  };
}

/** A quantile of whatever can name its k-th smallest value, counted from 0. */
export function quantileBy(
  n: number,
  p: number,
  orderStatistic: (k: number) => number,
): number {
  const { lower, upper, fraction } = quantilePosition(n, p);
  const low = orderStatistic(lower);
  return fraction === 0 ? low : low + (orderStatistic(upper) - low) * fraction;
}

/** A quantile of values in ascending order. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  return quantileBy(sorted.length, p, k => sorted[k]);
}

/** A quantile of values in any order, which are left as they are. */
export function quantile(values: Iterable<number>, p: number): number {
  return quantileOfSorted(Float64Array.from(values).sort(), p);
}
