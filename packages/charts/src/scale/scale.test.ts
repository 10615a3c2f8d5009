import fc from 'fast-check';
import { chooseScale, clampTo, linePath, runsOf, timeTicks, toPixels } from '.';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Durations in seconds in their two largest units, as the pages write them. */
function duration(seconds: number): string {
  const units: [number, string][] = [
    [DAY, 'd'],
    [HOUR, 'h'],
    [MINUTE, 'min'],
    [1, 's'],
  ];
  const largest = units.findIndex(([size]) => seconds >= size);
  return units
    .slice(largest, largest + 2)
    .map(([size, name], index) => {
      const inside = index ? seconds % units[largest][0] : seconds;
      return [Math.floor(inside / size), name] as const;
    })
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(' ');
}

const anyKind = fc.constantFrom('linear' as const, 'log' as const);
const anyValues = fc.array(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), {
  maxLength: 20,
});

describe('chooseScale', () => {
  it('holds all values, with a few rising ticks inside', () => {
    fc.assert(
      fc.property(anyValues, anyKind, (values, kind) => {
        const { domain, ticks } = chooseScale({ values, kind, format: String });
        for (const value of values) {
          // Ticks are rounded to 12 digits, so that none reads 0.30000000000000004.
          expect(value).toBeGreaterThanOrEqual(domain[0] * (1 - 1e-9));
          expect(value).toBeLessThanOrEqual(domain[1] * (1 + 1e-9));
        }
        expect(domain[1]).toBeGreaterThan(domain[0]);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(8);
        ticks.forEach((tick, index) => {
          expect(tick).toBeGreaterThan(ticks[index - 1] ?? -Infinity);
          expect(tick).toBeGreaterThanOrEqual(domain[0]);
          expect(tick).toBeLessThanOrEqual(domain[1]);
        });
      }),
    );
  });

  it('starts linear axes at 0, and reaches below it where values do', () => {
    expect(chooseScale({ values: [3, 17, 34], format: String }).ticks).toEqual([
      0, 10, 20, 30, 40,
    ]);
    expect(chooseScale({ values: [-4, 3], format: String }).domain).toEqual([
      -4, 4,
    ]);
    expect(
      chooseScale({ values: [0.3], format: v => `${Math.round(v * 100)} %` })
        .ticks,
    ).toEqual([0, 0.1, 0.2, 0.3]);
  });

  it('finds the round values of the unit in which durations are written', () => {
    const values = [20 * MINUTE, 5 * DAY];
    const texts = (perSecond: number) =>
      chooseScale({
        values: values.map(value => value * perSecond),
        kind: 'log',
        format: value => duration(Math.round(value / perSecond)),
      }).ticks.map(tick => duration(Math.round(tick / perSecond)));
    expect(texts(1)).toEqual(['10 min', '1 h', '4 h', '1 d', '7 d']);
    expect(texts(1000)).toEqual(texts(1));
    expect(texts(1 / HOUR)).toEqual(texts(1));
    expect(
      chooseScale({ values: [5 * HOUR], format: duration })
        .ticks.slice(1)
        .map(duration),
    ).toEqual(['1 h', '2 h', '3 h', '4 h', '5 h']);
  });

  it('never writes two ticks alike where whole numbers are written', () => {
    const whole = (value: number) => value.toFixed(0);
    const { ticks } = chooseScale({ values: [2], format: whole });
    expect(new Set(ticks.map(whole)).size).toBe(ticks.length);
  });

  it('puts what a logarithm has no place for at the foot', () => {
    const scale = chooseScale({
      values: [0, 60, 3600],
      kind: 'log',
      format: duration,
    });
    expect(scale.domain[0]).toBe(60);
    expect(clampTo(scale, 0)).toBe(60);
    expect(clampTo(scale, 100)).toBe(100);
  });
});

describe('runsOf', () => {
  it('keeps what is known in its order and joins nothing across a gap', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer())), items => {
        const runs = runsOf(items);
        expect(runs.flat()).toEqual(items.filter(item => item !== null));
        expect(runs.every(run => run.length > 0)).toBe(true);
        const ends = items.filter(
          (item, index) => item !== null && (items[index + 1] ?? null) === null,
        );
        expect(runs).toHaveLength(ends.length);
      }),
    );
  });
});

describe('pixels', () => {
  it('draws each run as a line of its own', () => {
    const x = toPixels([0, 4], [0, 40]);
    const y = toPixels([0, 1], [10, 0]);
    const places = [0, 0.5, null, 1, 0].map((value, index) =>
      value === null ? null : { x: x(index), y: y(value) },
    );
    expect(linePath(places)).toBe('M0,10L10,5M30,0L40,10');
    expect(toPixels([3, 3], [0, 10])(3)).toBe(5);
  });

  it('spreads times evenly, never more than there is room for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e12 }),
        fc.integer({ min: 0, max: 3000 }),
        (span, width) => {
          const ticks = timeTicks({ from: 0, to: span, width, perTick: 100 });
          expect(ticks[0]).toBe(0);
          expect(ticks.at(-1)).toBe(span);
          expect(ticks.length).toBeLessThanOrEqual(
            Math.max(2, Math.floor(width / 100)),
          );
        },
      ),
    );
    expect(timeTicks({ from: 5, to: 5, width: 500, perTick: 100 })).toEqual([
      5,
    ]);
  });
});
