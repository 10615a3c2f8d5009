import fc from 'fast-check';
import {
  effectiveSize,
  netScoreMargin,
  wilsonInterval,
  Z_95,
} from './intervals';
import { significantOnes, twoSidedP } from './significance';

/** Margins in points at a share of one half, as published tables of the formula have it. */
const PUBLISHED_MARGINS: Array<
  [population: number, n: number, points: number]
> = [
  [20, 10, 22.5],
  [20, 14, 14.7],
  [20, 18, 7.5],
  [50, 25, 14],
  [50, 35, 9.2],
  [50, 45, 4.7],
  [120, 60, 9],
  [120, 84, 5.9],
  [120, 108, 3],
  [300, 150, 5.7],
  [300, 210, 3.7],
  [1000, 500, 3.1],
  [1000, 700, 2],
];

/** Solves |p - x/n| = z sqrt(p(1-p)/n) for p by bisection: Wilson by definition. */
function wilsonByBisection(p: number, n: number, upper: boolean): number {
  let [low, high] = upper ? [p, 1] : [0, p];
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    const outside =
      Math.abs(middle - p) > Z_95 * Math.sqrt((middle * (1 - middle)) / n);
    if (outside === upper) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return (low + high) / 2;
}

describe('statistics', () => {
  it.each(PUBLISHED_MARGINS)(
    'corrects for a finite population: N = %d, n = %d',
    (population, answers, points) => {
      const margin =
        100 * Z_95 * Math.sqrt(0.25 / effectiveSize(answers, population));
      expect(Math.abs(margin - points)).toBeLessThanOrEqual(0.051);
    },
  );

  it('has the Wilson intervals that Newcombe (1998) printed', () => {
    // Table I of "Two-sided confidence intervals for the single proportion", method 3.
    const printed: Array<[number, number, number, number]> = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ];
    for (const [successes, answers, low, high] of printed) {
      const interval = wilsonInterval({ successes, answers, population: 1e12 });
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
  });

  it('agrees with the definition of Wilson, solved numerically', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        (answers, share, absent) => {
          const successes = Math.round(share * answers);
          const population = answers + absent;
          const { low, high } = wilsonInterval({
            successes,
            answers,
            population,
          });
          const n = effectiveSize(answers, population);
          const p = successes / answers;
          expect(low).toBeCloseTo(wilsonByBisection(p, n, false), 6);
          expect(high).toBeCloseTo(wilsonByBisection(p, n, true), 6);
        },
      ),
    );
  });

  it('leaves nothing to chance when everybody answered', () => {
    expect(wilsonInterval({ successes: 3, answers: 8, population: 8 })).toEqual(
      { low: 0.375, high: 0.375 },
    );
  });

  it('knows how little thirty people say about a net score', () => {
    const margin = netScoreMargin({
      promoters: 12,
      detractors: 9,
      answers: 30,
      population: 1e12,
    });
    expect(100 * margin).toBeCloseTo(29.7, 1);
  });

  it('has the tails of the normal table', () => {
    for (const [z, p] of [
      [0, 1],
      [1, 0.317311],
      [1.644854, 0.1],
      [1.959964, 0.05],
      [2.575829, 0.01],
      [3.290527, 0.001],
    ]) {
      expect(twoSidedP(z)).toBeCloseTo(p, 6);
      expect(twoSidedP(-z)).toBeCloseTo(p, 6);
    }
  });

  it('flags what Benjamini and Hochberg flagged in their own example', () => {
    // The fifteen p-values of section 3.2 of their paper (1995): four are rejected at
    // 5 %. We point out three of them.
    const pValues = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459,
      0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const flags = significantOnes(
      pValues.map(p => ({ points: zOf(p), margins: [Z_95, 0] })),
    );
    expect(flags.flatMap((flag, index) => (flag ? [index] : []))).toEqual([
      0, 1, 2,
    ]);
  });

  it('never flags a change within both margins together', () => {
    const margin = fc.double({ min: 0.1, max: 50, noNaN: true });
    const difference = fc.record({
      points: fc.double({ min: -100, max: 100, noNaN: true }),
      margins: fc.tuple(margin, margin),
    });
    fc.assert(
      fc.property(fc.array(difference, { maxLength: 10 }), differences => {
        const flags = significantOnes(differences);
        expect(flags.filter(Boolean).length).toBeLessThanOrEqual(3);
        differences.forEach(({ points, margins }, index) => {
          const within = Math.abs(points) <= Math.hypot(...margins) - 1e-6;
          expect(within && flags[index]).toBe(false);
        });
      }),
    );
  });
});

/** The z with this two-sided p-value, by bisection. */
function zOf(p: number): number {
  let [low, high] = [0, 10];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (twoSidedP(middle) > p) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}
