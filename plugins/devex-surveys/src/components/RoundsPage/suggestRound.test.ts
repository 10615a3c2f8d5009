import { suggestRound } from './suggestRound';

describe('suggestRound', () => {
  it.each([
    // A Wednesday, a Sunday, and the last days of a year.
    ['2026-11-25T12:00:00Z', '2026-11-30', '2026-12-11', 'DevEx 2026 Q4'],
    ['2026-11-29T12:00:00Z', '2026-11-30', '2026-12-11', 'DevEx 2026 Q4'],
    ['2026-12-30T12:00:00Z', '2027-01-04', '2027-01-15', 'DevEx 2027 Q1'],
  ])(
    'on %s suggests two working weeks from the next Monday on',
    (now, opensOn, closesOn, title) => {
      expect(suggestRound(new Date(now), 'UTC')).toEqual({
        title,
        opensOn,
        closesOn,
      });
    },
  );

  it('counts days where the organisation is', () => {
    // Already Monday in Auckland.
    const now = new Date('2026-11-29T12:00:00Z');
    expect(suggestRound(now, 'Pacific/Auckland').opensOn).toBe('2026-12-07');
  });
});
