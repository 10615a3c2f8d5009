import fc from 'fast-check';
import {
  BAND_EDITIONS,
  BandedMetricId,
  bandOf,
  cutPoints,
  findBandEdition,
  findCutPoint,
  LEVELS,
  meanScore,
  quickCheckPosition,
} from '.';
import { METRIC_IDS } from '../metrics';

const banded = METRIC_IDS.filter(
  (id): id is BandedMetricId => id !== 'deployment-rework-rate',
);
const HOUR = 3_600;
const DAY = 24 * HOUR;

function level(
  metric: (typeof METRIC_IDS)[number],
  value: number | null,
  edition: string,
  n = 100,
) {
  return bandOf(metric, value, n, {
    kind: 'edition',
    edition: findBandEdition(edition),
  });
}

describe('bands', () => {
  it.each(BAND_EDITIONS.map(edition => [edition.id, edition] as const))(
    'of %s have a level for every value, and never a better one for a worse value',
    (_, edition) => {
      for (const metric of banded) {
        const points = cutPoints(edition, metric);
        const rank = (value: number) =>
          LEVELS.indexOf(findCutPoint(points, value).level);
        expect(points[points.length - 1].bound.value).toBe(Infinity);
        const values = fc.double({ min: 0, noNaN: true });
        fc.assert(
          fc.property(values, values, (one, other) => {
            expect(rank(Math.min(one, other))).toBeLessThanOrEqual(
              rank(Math.max(one, other)),
            );
          }),
        );
        expect(rank(Infinity)).toBe(LEVELS.length - 1);
      }
    },
  );

  it('give what lies in a hole to the worse level', () => {
    // 2021 has nobody between an hour and a day.
    expect(level('change-lead-time', 5 * HOUR, '2021')).toMatchObject({
      level: 'high',
    });
    expect(level('change-lead-time', 20 * DAY, '2021')).toMatchObject({
      level: 'medium',
    });
    expect(level('change-fail-rate', 0.3, '2018').level).toBe('low');
  });

  it('say which levels the report does not tell apart', () => {
    expect(level('change-fail-rate', 0.2, '2021')).toEqual({
      level: 'high',
      edition: '2021',
      source: 'primary',
      sharedWith: ['medium', 'low'],
    });
    expect(level('change-fail-rate', 0.31, '2021').level).toBe('low');
    // 2024 has 20 % for high and 10 % for medium.
    expect(level('change-fail-rate', 0.15, '2024')).toMatchObject({
      level: 'high',
      sharedWith: ['medium'],
    });
  });

  it('keep to the edges of the answers', () => {
    const frequency = (perDay: number) =>
      level('deployment-frequency', perDay, '2024').level;
    expect(
      [1.01, 1, 4 / 28, 1 / 7.1, 1 / 30.4, 1 / 31, 0].map(frequency),
    ).toEqual(['elite', 'high', 'high', 'medium', 'medium', 'low', 'low']);
    const recovery = (seconds: number) =>
      level('failed-deployment-recovery-time', seconds, '2024').level;
    expect([HOUR - 1, HOUR, DAY - 1, DAY].map(recovery)).toEqual([
      'elite',
      'high',
      'high',
      'low',
    ]);
  });

  it('are not given for nothing, for little and where there are none', () => {
    expect(level('change-fail-rate', null, '2024')).toEqual({
      level: null,
      edition: '2024',
      reason: 'no-data',
    });
    expect(level('change-fail-rate', 0, '2024', 4)).toMatchObject({
      level: null,
      reason: 'too-few-observations',
    });
    expect(level('deployment-rework-rate', 0.1, '2024')).toMatchObject({
      level: null,
      reason: 'not-in-this-edition',
    });
    expect(() => findBandEdition('2025')).toThrow('known are 2018, 2019');
  });

  it("are the organisation's own if it has targets", () => {
    const own = (perDay: number) =>
      bandOf('deployment-frequency', perDay, 9, {
        kind: 'own',
        targets: { 'deployment-frequency': { elite: 2, medium: 0.5 } },
      });
    expect(own(2)).toEqual({
      level: 'elite',
      edition: 'own',
      source: 'own',
      sharedWith: [],
    });
    expect(own(1).level).toBe('medium');
    expect(own(0.1).level).toBe('low');
    expect(
      bandOf('change-fail-rate', 0.1, 9, { kind: 'own', targets: {} }).level,
    ).toBeNull();
  });
});

describe('quickCheckPosition', () => {
  it('has the scores of the survey', () => {
    const scores = (metric: (typeof METRIC_IDS)[number], values: number[]) =>
      values.map(value => quickCheckPosition(metric, value).score);
    expect(
      scores('change-lead-time', [60, HOUR, DAY, 7 * DAY, 40 * DAY, 200 * DAY]),
    ).toEqual([10, 8, 6, 4, 2, 0]);
    expect(
      scores('deployment-frequency', [4, 1, 1 / 7, 1 / 20, 1 / 31, 1 / 200, 0]),
    ).toEqual([10, 8, 6, 4, 2, 0, 0]);
    expect(scores('change-fail-rate', [0, 0.19, 1])).toEqual([10, 8.1, 0]);
  });

  it('puts the industry into the middle', () => {
    expect(quickCheckPosition('change-fail-rate', 0.19)).toMatchObject({
      edition: 'quick-check-2025',
      mean: 8.1,
    });
    expect(
      quickCheckPosition('change-fail-rate', 0.19).deviationsFromMean,
    ).toBeCloseTo(0, 12);
    expect(
      quickCheckPosition('deployment-rework-rate', 0).deviationsFromMean,
    ).toBeCloseTo(1, 12);
  });

  it('has no mean of what is partly unknown', () => {
    expect(meanScore([10, 8, null])).toBeNull();
    expect(meanScore([10, 8])).toBe(9);
    expect(meanScore([])).toBeNull();
  });
});
