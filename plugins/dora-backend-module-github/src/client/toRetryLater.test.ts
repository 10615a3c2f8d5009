import { toRetryLater } from './toRetryLater';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const seconds = NOW / 1000;
const refused = (status: number, headers: object) =>
  toRetryLater({ status, response: { headers } }, NOW)?.retryAt;

describe('toRetryLater', () => {
  it.each([
    [429, { 'retry-after': '30' }, NOW + 30_000],
    [403, { 'retry-after': '30' }, NOW + 30_000],
    [
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': seconds + 600 },
      NOW + 600_000,
    ],
    [
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': seconds - 5 },
      NOW + 60_000,
    ],
    [429, {}, NOW + 60_000],
    [403, { 'x-ratelimit-remaining': '4000' }, undefined],
    [500, { 'retry-after': '30' }, undefined],
  ])('%s with %j', (status, headers, retryAt) => {
    expect(refused(status, headers)).toBe(retryAt);
  });

  it('leaves other errors alone', () => {
    expect(toRetryLater(new Error('fetch failed'), NOW)).toBeUndefined();
  });
});
