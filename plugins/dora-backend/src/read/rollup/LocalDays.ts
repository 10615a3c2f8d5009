import { DateTime } from 'luxon';

const QUARTER = 15 * 60 * 1000;

/** The days of one zone. */
export class LocalDays {
  readonly zone: string;
  readonly #starts = new Map<number, number>();

  constructor(zone: string) {
    this.zone = zone;
  }

  /**
   * When the day began that a moment is in. Zones differ by whole quarters of
   * an hour, so it is the same for all of a quarter.
   */
  startOf(moment: number): number {
    const quarter = Math.floor(moment / QUARTER);
    let start = this.#starts.get(quarter);
    if (start === undefined) {
      start = this.#local(quarter * QUARTER)
        .startOf('day')
        .toMillis();
      this.#starts.set(quarter, start);
    }
    return start;
  }

  /** When the next day begins. */
  endOf(moment: number): number {
    // Some days begin at 01:00, where clocks change at midnight.
    return this.#local(this.startOf(moment))
      .plus({ days: 1 })
      .startOf('day')
      .toMillis();
  }

  /** The beginnings of all days between two moments, with the first one's. */
  *between(from: number, to: number): Generator<number> {
    for (let day = this.startOf(from); day < to; day = this.endOf(day)) {
      yield day;
    }
  }

  #local(moment: number): DateTime {
    return DateTime.fromMillis(moment, { zone: this.zone });
  }
}
