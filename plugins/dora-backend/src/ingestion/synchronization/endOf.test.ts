import { RetryLaterError } from '@milepost/plugin-dora-node';
import { endOf } from './endOf';

const MINUTE = 60_000;
const base = { failures: 0, intervalMs: 10 * MINUTE, now: 1_000_000 };

describe('endOf', () => {
  it('comes back after the interval', () => {
    expect(endOf({ ...base, error: undefined, failures: 7 })).toEqual({
      dueAt: base.now + 10 * MINUTE,
      failures: 0,
      error: null,
    });
  });

  it('waits longer with each failure, up to an hour', () => {
    const delays = [0, 1, 5, 9, 60].map(failures => {
      const { dueAt, ...rest } = endOf({
        ...base,
        failures,
        error: new Error('connection refused'),
      });
      expect(rest).toEqual({
        failures: failures + 1,
        error: 'connection refused',
      });
      return dueAt - base.now;
    });

    expect(delays).toEqual([10_000, 20_000, 320_000, 3_600_000, 3_600_000]);
  });

  it('waits as long as it is asked to, which is no failure', () => {
    const error = new RetryLaterError('rate limit', base.now + 5 * MINUTE);
    expect(endOf({ ...base, error })).toEqual({
      dueAt: base.now + 5 * MINUTE,
      failures: 0,
      error: 'rate limit',
    });
  });
});
