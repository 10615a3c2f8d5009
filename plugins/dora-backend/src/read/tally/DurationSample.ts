import {
  LogHistogram,
  Precision,
  quantileBy,
} from '@milepost/plugin-dora-common';

/**
 * Durations in seconds whose quantiles are wanted. It is exact as long as every
 * duration was added by itself; a histogram makes it an approximation.
 */
export class DurationSample {
  readonly #values: number[] = [];
  readonly #histogram = new LogHistogram();
  #sorted: Float64Array | LogHistogram | undefined;

  get n(): number {
    return this.#values.length + this.#histogram.n;
  }

  get precision(): Precision {
    return this.#histogram.n > 0 ? 'within-1-percent' : 'exact';
  }

  /** Adds one duration. */
  add(seconds: number): void {
    this.#values.push(seconds);
    this.#sorted = undefined;
  }

  /** Adds durations of which only the bucket is known. */
  addToBucket(bucket: number, count: number): void {
    this.#histogram.addToBucket(bucket, count);
    this.#sorted = undefined;
  }

  /** Adds everything of another sample. */
  merge(other: DurationSample): void {
    for (const value of other.#values) {
      this.#values.push(value);
    }
    this.#histogram.merge(other.#histogram);
    this.#sorted = undefined;
  }

  /** The k-th smallest duration, counted from 0. */
  orderStatistic(k: number): number {
    const sorted = this.#sort();
    return sorted instanceof LogHistogram
      ? sorted.orderStatistic(k)
      : sorted[k];
  }

  /** A quantile, or null of nothing. */
  quantile(p: number): number | null {
    return this.n === 0
      ? null
      : quantileBy(this.n, p, k => this.orderStatistic(k));
  }

  /** All durations as counts of buckets, to be stored. */
  toHistogram(): LogHistogram {
    const histogram = new LogHistogram().merge(this.#histogram);
    this.#values.forEach(value => histogram.add(value));
    return histogram;
  }

  #sort(): Float64Array | LogHistogram {
    this.#sorted ??=
      this.#histogram.n > 0
        ? this.toHistogram()
        : Float64Array.from(this.#values).sort();
    return this.#sorted;
  }
}
