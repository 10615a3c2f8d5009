import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  createWindow,
  cutIntoBuckets,
  readMoment,
  windowBefore,
  windowDays,
} from '.';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  // Half an hour, three quarters, a clock change of half an hour, a clock
  // change at midnight, and a day that was left out altogether.
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Pacific/Apia',
];

const windows = fc
  .record({
    zone: fc.constantFrom(...zones),
    start: fc.integer({ min: 1_262_304_000, max: 1_830_000_000 }),
    seconds: fc.integer({ min: 1, max: 700 * 86_400 }),
  })
  .map(({ zone, start, seconds }) =>
    createWindow(
      new Date(start * 1000).toISOString(),
      new Date((start + seconds) * 1000).toISOString(),
      zone,
    ),
  );

const later = '2100-01-01T00:00:00Z';

describe('cutIntoBuckets', () => {
  it('covers any window of any zone once, in calendar units', () => {
    fc.assert(
      fc.property(
        windows,
        fc.constantFrom('day' as const, 'week', 'month', 'quarter'),
        fc.integer({ min: 1, max: 7 }),
        (window, unit, weekStart) => {
          const buckets = cutIntoBuckets(window, {
            unit,
            weekStart,
            now: later,
          });
          expect(buckets[0].from).toBe(window.from);
          expect(buckets[buckets.length - 1].to).toBe(window.to);
          for (let i = 1; i < buckets.length; i++) {
            expect(buckets[i].from).toBe(buckets[i - 1].to);
            const start = readMoment(buckets[i].from, window.zone);
            expect(+start).toBe(+start.startOf('day'));
            expect(unit === 'week' ? start.weekday : weekStart).toBe(weekStart);
          }
          expect(new Set(buckets.map(bucket => bucket.label)).size).toBe(
            buckets.length,
          );
          expect(buckets.slice(1, -1).some(bucket => bucket.partial)).toBe(
            false,
          );
        },
      ),
    );
  });

  it('has days of 23 and 25 hours where clocks change', () => {
    const hours = (from: string, to: string) =>
      cutIntoBuckets(createWindow(from, to, 'Europe/Berlin'), {
        unit: 'day',
        now: later,
      }).map(
        ({ from: start, to: end }) =>
          (+new Date(end) - +new Date(start)) / 3_600_000,
      );
    expect(hours('2026-03-28', '2026-03-31')).toEqual([24, 23, 24]);
    expect(hours('2026-10-24', '2026-10-27')).toEqual([24, 25, 24]);
  });

  it('names the 53rd week and the one across the new year', () => {
    const labels = cutIntoBuckets(
      createWindow('2026-12-21', '2027-01-18', 'Asia/Kolkata'),
      { unit: 'week', now: later },
    ).map(({ label, from }) => [label, from]);
    expect(labels).toEqual([
      ['2026-W52', '2026-12-21T00:00:00+05:30'],
      ['2026-W53', '2026-12-28T00:00:00+05:30'],
      ['2027-W01', '2027-01-04T00:00:00+05:30'],
      ['2027-W02', '2027-01-11T00:00:00+05:30'],
    ]);
  });

  it('marks what the window or the present cuts', () => {
    const window = createWindow('2026-04-15', '2026-07-01', 'UTC');
    const cut = (now: string) =>
      cutIntoBuckets(window, { unit: 'month', now }).map(b => b.partial);
    expect(cut(later)).toEqual([true, false, false]);
    expect(cut('2026-06-30T23:59:59Z')).toEqual([true, false, true]);
    expect(cut('2026-07-01T00:00:00Z')).toEqual([true, false, false]);
  });

  it('refuses what could not be answered', () => {
    const window = createWindow('2000-01-01', '2026-01-01', 'UTC');
    expect(() => cutIntoBuckets(window, { unit: 'day', now: later })).toThrow(
      'more than 800 days',
    );
    expect(() =>
      cutIntoBuckets(window, { unit: 'week', now: later, weekStart: 0 }),
    ).toThrow('from 1 (Monday) to 7');
  });
});

describe('windowBefore', () => {
  it('ends where the window begins and is as long by the calendar', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones.filter(zone => zone !== 'Pacific/Apia')),
        fc.integer({ min: 1, max: 6000 }),
        fc.integer({ min: 1, max: 900 }),
        (zone, first, days) => {
          const start = DateTime.fromISO('2010-01-02', { zone }).plus({
            days: first,
          });
          const end = start.plus({ days });
          fc.pre(start.day !== 1 || end.day !== 1);
          const window = createWindow(
            start.toISODate()!,
            end.toISODate()!,
            zone,
          );
          const before = windowBefore(window);
          expect(before.to).toBe(window.from);
          expect(Math.round(windowDays(before))).toBe(days);
        },
      ),
    );
  });

  it('compares a month with the month before', () => {
    const march = createWindow('2026-03-01', '2026-04-01', 'Europe/Berlin');
    expect(windowBefore(march)).toEqual({
      from: '2026-02-01T00:00:00+01:00',
      to: '2026-03-01T00:00:00+01:00',
      zone: 'Europe/Berlin',
    });
    expect(windowDays(march)).toBe(31);
  });

  it('has as many hours if the window is not made of days', () => {
    const window = createWindow(
      '2026-03-29T12:00:00Z',
      '2026-03-29T18:30:00Z',
      'Europe/Berlin',
    );
    expect(windowBefore(window)).toMatchObject({
      from: '2026-03-29T07:30:00+02:00',
      to: window.from,
    });
  });
});

describe('createWindow', () => {
  it('says what is wrong', () => {
    expect(() => createWindow('2026-01-01', '2026-02-01', 'Mars/Base')).toThrow(
      "Unknown time zone 'Mars/Base'",
    );
    expect(() => createWindow('soon', '2026-02-01', 'UTC')).toThrow(
      "Invalid time 'soon'",
    );
    expect(() => createWindow('2026-02-01', '2026-02-01', 'UTC')).toThrow(
      'before it begins',
    );
  });
});
