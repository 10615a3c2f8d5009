import { suggestRound } from './suggestRound';

describe('suggestRound', () => {
  it.each([
    // A Wednesday, a Sunday, and the last days of a year.
    ['2026-11-25T12:00:00', '2026-11-30', '2026-12-11', 'DevEx 2026 Q4'],
    ['2026-11-29T12:00:00', '2026-11-30', '2026-12-11', 'DevEx 2026 Q4'],
    ['2026-12-30T12:00:00', '2027-01-04', '2027-01-15', 'DevEx 2027 Q1'],
  ])(
    'on %s suggests two working weeks from the next Monday on',
    (now, opensOn, closesOn, title) => {
      expect(suggestRound(new Date(now))).toEqual({
        title,
        opensOn,
        closesOn,
      });
    },
  );
});
