import { fileSize, plural, subjectOf, timeAgo } from './format';

describe('format', () => {
  it.each([
    ['2026-03-01T12:00:00Z', 'just now'],
    ['2026-03-01T11:58:10Z', '1 minute ago'],
    ['2026-03-01T09:00:00Z', '3 hours ago'],
    ['2026-02-28T12:00:00Z', 'yesterday'],
    ['2026-02-10T12:00:00Z', '2 weeks ago'],
    ['2024-02-10T12:00:00Z', '2 years ago'],
    ['2026-03-01T14:00:00Z', 'in 2 hours'],
  ])('tells how long ago %s was', (time, expected) => {
    expect(timeAgo(new Date(time), new Date('2026-03-01T12:00:00Z'))).toBe(
      expected,
    );
  });

  it('names amounts', () => {
    expect([
      fileSize(1),
      fileSize(1023),
      fileSize(1536),
      fileSize(3_145_728),
    ]).toEqual(['1 byte', '1,023 bytes', '1.5 KB', '3 MB']);
    expect([
      plural(1, 'branch', 'branches'),
      plural(0, 'branch', 'branches'),
    ]).toEqual(['1 branch', '0 branches']);
    expect([subjectOf('a\n\nb'), subjectOf('\nb')]).toEqual([
      'a',
      '(no message)',
    ]);
  });
});
