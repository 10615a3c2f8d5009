import { RetryLaterError } from '@milepost/plugin-dora-node';
import { Ending } from './SynchronizationStore';

const FIRST_RETRY_MS = 10_000;
const LAST_RETRY_MS = 60 * 60_000;

/** When a repository is due again, by how the last attempt ended. */
export function endOf(options: {
  error: unknown;
  /** Earlier ones, in a row. */
  failures: number;
  intervalMs: number;
  now: number;
}): Ending {
  const { error, failures, intervalMs, now } = options;
  if (error === undefined) {
    return { dueAt: now + intervalMs, failures: 0, error: null };
  }
  const { message, name } = error as Error;
  if (name === 'RetryLaterError') {
    const { retryAt } = error as RetryLaterError;
    return { dueAt: retryAt, failures, error: message };
  }
  const delay = Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS);
  return { dueAt: now + delay, failures: failures + 1, error: message };
}
