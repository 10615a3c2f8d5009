import { Z_95 } from './intervals';

/** At most so many changes of one group are pointed out. */
const MAX_FLAGGED = 3;
const FALSE_DISCOVERY_RATE = 0.05;

/** A difference between two independent rounds, with both half-widths at 95 %. */
export interface Difference {
  points: number;
  margins: readonly [number, number];
}

/**
 * The probability of a standard normal value at least this far from zero (Abramowitz and
 * Stegun 26.2.17, absolute error below 1.5e-7).
 *
 * @public
 */
export function twoSidedP(z: number): number {
  const x = Math.abs(z);
  const t = 1 / (1 + 0.2316419 * x);
  const polynomial =
    t *
    (0.31938153 +
      t *
        (-0.356563782 +
          t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  return Math.min(1, 2 * density * polynomial);
}

function pValueOf({ points, margins: [before, after] }: Difference): number {
  const margin = Math.hypot(before, after);
  if (margin === 0) {
    return points === 0 ? 1 : 0;
  }
  return twoSidedP((Z_95 * points) / margin);
}

/**
 * Which of several differences stand out: by Benjamini and Hochberg at 5 %, and never
 * more than three. A difference within both margins together never does.
 *
 * @public
 */
export function significantOnes(differences: readonly Difference[]): boolean[] {
  const ranked = differences
    .map((difference, index) => ({ index, p: pValueOf(difference) }))
    .sort((a, b) => a.p - b.p);
  let accepted = 0;
  ranked.forEach(({ p }, rank) => {
    if (p <= (FALSE_DISCOVERY_RATE * (rank + 1)) / ranked.length) {
      accepted = rank + 1;
    }
  });
  const flagged = new Set(
    ranked.slice(0, Math.min(accepted, MAX_FLAGGED)).map(({ index }) => index),
  );
  return differences.map((_, index) => flagged.has(index));
}
