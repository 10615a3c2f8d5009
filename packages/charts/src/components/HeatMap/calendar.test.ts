import fc from 'fast-check';
import { dayNumber, layOutCalendar, moveByWeeks, weekday } from './calendar';
import { LEVELS, levelOf } from './levels';

function datesFrom(first: string, count: number): string[] {
  const start = Date.parse(first);
  return Array.from({ length: count }, (_, index) =>
    new Date(start + index * 86_400_000).toISOString().slice(0, 10),
  );
}

describe('layOutCalendar', () => {
  it('gives every day a place of its own inside the picture', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 800 }),
        fc.integer({ min: 240, max: 1600 }),
        (count, width) => {
          const { boxes, height } = layOutCalendar(
            datesFrom('2025-02-26', count),
            width,
          );
          const places = new Set(boxes.map(({ x, y }) => `${x},${y}`));
          expect(places.size).toBe(count);
          for (const box of boxes) {
            expect(box.x + box.width).toBeLessThanOrEqual(width);
            expect(box.y + box.height).toBeLessThanOrEqual(height);
            expect(box.width).toBeGreaterThanOrEqual(8);
          }
        },
      ),
    );
    expect(layOutCalendar([], 400)).toEqual({
      boxes: [],
      months: [],
      height: 0,
    });
  });

  it('begins weeks on Monday, and names each month where it begins', () => {
    expect(weekday(dayNumber('2026-11-23'))).toBe(0);
    expect(weekday(dayNumber('1969-12-28'))).toBe(6);
    const { months } = layOutCalendar(datesFrom('2026-09-01', 80), 800);
    expect(months.map(({ date }) => date)).toEqual([
      '2026-09-01',
      '2026-10-01',
      '2026-11-01',
    ]);
  });
});

describe('moveByWeeks', () => {
  it('goes a week sideways and stays where there is no such day', () => {
    const move = moveByWeeks(datesFrom('2026-11-01', 20));
    expect(move(3, 'ArrowRight')).toBe(10);
    expect(move(10, 'ArrowLeft')).toBe(3);
    expect(move(3, 'ArrowLeft')).toBe(3);
    expect(move(3, 'ArrowDown')).toBe(4);
  });
});

describe('levelOf', () => {
  it('shades nothing only where there was nothing', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (value, more) => {
        const level = levelOf(value, value + more);
        expect(level === 0).toBe(value === 0);
        expect(level).toBeLessThanOrEqual(LEVELS);
      }),
    );
  });
});
