import fc from 'fast-check';
import {
  HISTOGRAM_RELATIVE_ERROR,
  LogHistogram,
  medianIntervalRanks,
  quantile,
  wilsonInterval,
} from '.';

const durations = fc.array(fc.integer({ min: 0, max: 200_000_000 }), {
  minLength: 1,
  maxLength: 200,
});
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

describe('quantile', () => {
  it('takes the mean of the two middle values of an even number', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([9], 0.5)).toBe(9);
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
  });

  it('agrees with the published quartiles of type 7', () => {
    // Hyndman & Fan (1996), definition 7, as R's quantile() has it.
    const values = [15, 20, 35, 40, 50];
    expect([0, 0.25, 0.5, 0.75, 0.9, 1].map(p => quantile(values, p))).toEqual([
      15, 20, 35, 40, 46, 50,
    ]);
  });

  it('leaves at most p of the values below and at most 1 - p above', () => {
    fc.assert(
      fc.property(durations, fraction, (values, p) => {
        const result = quantile(values, p);
        const below = values.filter(value => value < result).length;
        const above = values.filter(value => value > result).length;
        expect(below).toBeLessThanOrEqual(Math.ceil((values.length - 1) * p));
        expect(above).toBeLessThanOrEqual(
          Math.ceil((values.length - 1) * (1 - p)) + 1e-9,
        );
      }),
    );
  });

  it('says what is wrong with an empty sample', () => {
    expect(() => quantile([], 0.5)).toThrow('at least one value');
    expect(() => quantile([1], 50)).toThrow('between 0 and 1');
  });
});

describe('LogHistogram', () => {
  const of = (values: number[]) =>
    values.reduce((result, value) => result.add(value), new LogHistogram());

  it('keeps every quantile within the stated error', () => {
    fc.assert(
      fc.property(durations, fraction, (values, p) => {
        const exact = quantile(values, p);
        expect(Math.abs(of(values).quantile(p) - exact)).toBeLessThanOrEqual(
          exact * HISTOGRAM_RELATIVE_ERROR,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same whichever way it was put together', () => {
    fc.assert(
      fc.property(durations, durations, (left, right) => {
        const sum = of(left).merge(of(right));
        expect([...sum.entries()]).toEqual([
          ...of([...right, ...left]).entries(),
        ]);
        right.forEach(value => sum.add(value, -1));
        expect([...sum.entries()]).toEqual([...of(left).entries()]);
        expect(sum.n).toBe(left.length);
      }),
    );
  });

  it('refuses to count less than nothing', () => {
    expect(() => of([10]).add(1000, -1)).toThrow('has to be rebuilt');
    expect(() => of([-1])).toThrow("can't be '-1' seconds");
    expect(() => of([NaN])).toThrow("can't be 'NaN' seconds");
  });
});

describe('wilsonInterval', () => {
  it('agrees with published intervals', () => {
    // Newcombe (1998), Statistics in Medicine 17, table I, method 3.
    const cases: [number, number, number, number][] = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ];
    for (const [successes, n, low, high] of cases) {
      expect(wilsonInterval(successes, n).low).toBeCloseTo(low, 4);
      expect(wilsonInterval(successes, n).high).toBeCloseTo(high, 4);
    }
  });

  it('holds the ratio and mirrors itself', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (failed, fine) => {
        fc.pre(failed + fine > 0);
        const n = failed + fine;
        const { low, high } = wilsonInterval(failed, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(failed / n);
        expect(high).toBeGreaterThanOrEqual(failed / n);
        expect(wilsonInterval(fine, n).low).toBeCloseTo(1 - high, 12);
      }),
    );
  });
});

describe('medianIntervalRanks', () => {
  /** The chance that the true median lies between two order statistics. */
  function coverage(n: number, low: number, high: number) {
    let chance = Math.pow(0.5, n);
    let sum = 0;
    for (let k = 0; k <= n; k++) {
      sum += k > low && k <= high ? chance : 0;
      chance = (chance * (n - k)) / (k + 1);
    }
    return sum;
  }

  it('covers the median as often as it says', () => {
    for (let n = 6; n <= 300; n++) {
      const { low, high } = medianIntervalRanks(n)!;
      expect(low).toBeLessThan(high);
      // The approximation is known to fall short by a little for some n.
      expect(coverage(n, low, high)).toBeGreaterThan(0.92);
    }
  });

  it('is silent about fewer than six values', () => {
    expect(medianIntervalRanks(5)).toBeUndefined();
  });
});
