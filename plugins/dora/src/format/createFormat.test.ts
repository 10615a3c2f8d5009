import { DateTime } from 'luxon';
import { createFormat } from '.';

const messages: Record<string, string> = {
  'format.duration.d': '{{n}} d',
  'format.duration.h': '{{n}} h',
  'format.duration.min': '{{n}} min',
  'format.duration.s': '{{n}} s',
  'format.rate.none': 'none',
  'format.rate.day': '{{n}} a day',
  'format.rate.week': '{{n}} a week',
  'format.rate.month': '{{n}} a month',
  'format.rate.year': '{{n}} a year',
  'format.percent': '{{n}} %',
};

const formatIn = (zone: string) =>
  createFormat({
    t: ((key: string, values: { n?: string }) =>
      messages[key].replace('{{n}}', values?.n ?? '')) as never,
    language: 'en',
    zone,
    now: DateTime.fromISO('2026-11-23'),
  });

describe('createFormat', () => {
  const format = formatIn('UTC');

  it.each([
    [0, '0 s'],
    [0.4, '0 s'],
    [59.6, '1 min'],
    [61, '1 min 1 s'],
    [3_599.7, '1 h'],
    [3 * 86_400 + 4 * 3_600 + 1_700, '3 d 4 h'],
    [86_399, '1 d'],
    [400 * 86_400, '400 d'],
  ])('writes %p seconds as %p', (seconds, text) => {
    expect(format.duration(seconds)).toBe(text);
  });

  it.each([
    [0, 'none'],
    [12.4, '12 a day'],
    [1.25, '1.3 a day'],
    [0.5, '3.5 a week'],
    [1 / 14, '2.2 a month'],
    [1 / 100, '3.7 a year'],
  ])('writes %p a day as %p', (perDay, text) => {
    expect(format.frequency(perDay)).toBe(text);
  });

  it('writes a metric in its unit', () => {
    expect(format.value('change-fail-rate', 0.0456)).toBe('4.6 %');
    expect(format.value('deployment-rework-rate', 0.456)).toBe('46 %');
    expect(format.value('change-lead-time', 90)).toBe('1 min 30 s');
    expect(format.value('deployment-frequency', 2)).toBe('2 a day');
  });

  it('names days by the calendar of the organisation, the last one included', () => {
    const window = {
      from: '2026-03-01T00:00:00+01:00',
      to: '2026-04-01T00:00:00+02:00',
    };
    expect(formatIn('Europe/Berlin').window(window)).toEqual(
      expect.stringMatching(/^Mar 1\s–\s31, 2026$/),
    );
    expect(
      format.window({
        from: '2026-03-01T00:00:00Z',
        to: '2026-03-02T00:00:00Z',
      }),
    ).toBe('Mar 1, 2026');
    const piece = { from: '2026-05-28T00:00:00Z', to: '2026-06-04T00:00:00Z' };
    expect(format.piece(piece)).toMatch(/^May 28\s–\sJun 3$/);
    expect(
      format.piece({
        from: '2025-05-01T00:00:00Z',
        to: '2025-05-02T00:00:00Z',
      }),
    ).toBe('May 1, 2025');
    expect(formatIn('Asia/Kolkata').time('2026-03-01T20:00:00Z')).toMatch(
      /^Mar 2, 2026, 1:30\sAM$/,
    );
  });
});
