import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws that depend on nothing but the seed and what was drawn before. */
export interface Random {
  /** A whole number between both bounds, which are included. */
  integer(from: number, to: number): number;
  /** A copy in random order. */
  shuffle<T>(items: readonly T[]): T[];
}

/** Starts a sequence of draws; the same seed gives the same sequence. */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const integer = (from: number, to: number) => uniformInt(generator, from, to);

  return {
    integer,
    shuffle(items) {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = integer(0, last);
        [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
      }
      return shuffled;
    },
  };
}
