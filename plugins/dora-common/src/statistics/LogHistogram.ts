import { InputError } from '@backstage/errors';
import { quantileBy } from './quantile';

/** Each bucket is 2 % wider than the one before it. */
export const HISTOGRAM_GROWTH = 1.02;

/**
 * What a quantile from a histogram differs from the exact one at most: half
 * of a bucket's width, (growth - 1) / (growth + 1), is 0.0099.
 */
export const HISTOGRAM_RELATIVE_ERROR = 0.01;

const LOG_GROWTH = Math.log(HISTOGRAM_GROWTH);

/** The bucket of a duration in seconds. What is under one second is bucket 0. */
export function histogramBucket(seconds: number): number {
  if (!(seconds >= 0 && seconds < Infinity)) {
    throw new InputError(`A duration can't be '${seconds}' seconds`);
  }
  return seconds < 1 ? 0 : 1 + Math.floor(Math.log(seconds) / LOG_GROWTH);
}

/**
 * The value that stands for all of a bucket: the one whose relative distance
 * to both of the bucket's edges is the same.
 */
export function histogramValue(bucket: number): number {
  return bucket === 0
    ? 0
    : (2 * Math.pow(HISTOGRAM_GROWTH, bucket)) / (1 + HISTOGRAM_GROWTH);
}

/**
 * Counts of durations in buckets of growing width. Sums of histograms are
 * histograms and subtraction is exact, so that one for any window and scope can
 * be put together from those of days and kept up to date by what changes. No
 * sketch that depends on the order of arrival can do either.
 */
export class LogHistogram {
  #counts: number[] = [];
  #total = 0;

  /** How many durations are counted. */
  get n(): number {
    return this.#total;
  }

  /** Counts a duration in seconds, or takes it away with a negative count. */
  add(seconds: number, count: number = 1): this {
    return this.addToBucket(histogramBucket(seconds), count);
  }

  /** Counts something that is known by its bucket only. */
  addToBucket(bucket: number, count: number): this {
    const result = (this.#counts[bucket] ?? 0) + count;
    if (result < 0) {
      throw new InputError(
        `Can't take ${-count} from bucket ${bucket}, which has ${
          result - count
        }; the histogram has to be rebuilt`,
      );
    }
    for (let gap = this.#counts.length; gap < bucket; gap++) {
      this.#counts[gap] = 0;
    }
    this.#counts[bucket] = result;
    this.#total += count;
    return this;
  }

  /** Counts everything that another histogram counts. */
  merge(other: LogHistogram): this {
    other.#counts.forEach((count, bucket) => {
      if (count > 0) {
        this.addToBucket(bucket, count);
      }
    });
    return this;
  }

  /** Buckets that are not empty, ascending, with what they count. */
  *entries(): Generator<[bucket: number, count: number]> {
    for (let bucket = 0; bucket < this.#counts.length; bucket++) {
      if (this.#counts[bucket] > 0) {
        yield [bucket, this.#counts[bucket]];
      }
    }
  }

  /** The k-th smallest duration, counted from 0, to within the error. */
  orderStatistic(k: number): number {
    let seen = 0;
    for (let bucket = 0; bucket < this.#counts.length; bucket++) {
      seen += this.#counts[bucket];
      if (seen > k) {
        return histogramValue(bucket);
      }
    }
    throw new InputError(`There is no value ${k} of ${this.#total}`);
  }

  /** A quantile, to within {@link HISTOGRAM_RELATIVE_ERROR}. */
  quantile(p: number): number {
    return quantileBy(this.#total, p, k => this.orderStatistic(k));
  }
}
