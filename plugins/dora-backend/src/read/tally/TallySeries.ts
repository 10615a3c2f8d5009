import { Tally } from './Tally';

/** Tallies of stretches of time that follow one another. */
export class TallySeries {
  readonly tallies: readonly Tally[];
  readonly boundaries: readonly number[];

  /** @param boundaries - Moments in ascending order; n + 1 of them make n stretches. */
  constructor(boundaries: readonly number[]) {
    this.boundaries = boundaries;
    this.tallies = boundaries.slice(1).map(() => new Tally());
  }

  get from(): number {
    return this.boundaries[0];
  }

  get to(): number {
    return this.boundaries[this.boundaries.length - 1];
  }

  /** The tally of the stretch with a moment in it, if there is one. */
  at(moment: number): Tally | undefined {
    if (moment < this.from || moment >= this.to) {
      return undefined;
    }
    let low = 0;
    let high = this.tallies.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.boundaries[middle] <= moment) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return this.tallies[low];
  }
}

/** The tally of all of some tallies. */
export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = new Tally();
  tallies.forEach(tally => sum.merge(tally));
  return sum;
}
