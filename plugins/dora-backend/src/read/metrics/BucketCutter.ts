import {
  Bucket,
  BucketUnit,
  cutIntoBuckets,
  Window,
} from '@milepost/plugin-dora-common';

/** Windows that people look at come back: this year, this quarter, up to today. */
const MAX_REMEMBERED = 100;

// Later than any window ends, so that only its own ends make a bucket partial.
const NEVER = '9999-01-01T00:00:00Z';

/**
 * Cuts windows into buckets, and remembers how: calendars with clocks that change cost
 * more than all the rest of a page.
 */
export class BucketCutter {
  readonly #weekStart: number;
  readonly #remembered = new Map<string, Bucket[]>();

  constructor(weekStart: number) {
    this.#weekStart = weekStart;
  }

  /** Cuts a window as seen at a time: what lasts longer is partial. */
  cut(window: Window, unit: BucketUnit, now: number): Bucket[] {
    return this.#recall(window, unit).map(bucket => ({
      ...bucket,
      partial: bucket.partial || Date.parse(bucket.to) > now,
    }));
  }

  #recall(window: Window, unit: BucketUnit): Bucket[] {
    const key = [window.from, window.to, window.zone, unit].join(' ');
    const known = this.#remembered.get(key);
    const buckets =
      known ??
      cutIntoBuckets(window, { unit, now: NEVER, weekStart: this.#weekStart });
    // What is asked for most often stays: the least recent one is the first.
    this.#remembered.delete(key);
    this.#remembered.set(key, buckets);
    if (this.#remembered.size > MAX_REMEMBERED) {
      const [oldest] = this.#remembered.keys();
      this.#remembered.delete(oldest);
    }
    return buckets;
  }
}
