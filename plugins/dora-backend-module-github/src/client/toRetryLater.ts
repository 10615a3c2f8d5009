import { RetryLaterError } from '@milepost/plugin-dora-node';

const DEFAULT_WAIT_MS = 60_000; // What GitHub asks for when its answer does not say.

type Headers = Record<string, string | number | undefined>;

/**
 * Whether GitHub refused because of too many requests, and until when: by `Retry-After`
 * for the secondary limits, by `X-RateLimit-Reset` when the hour's budget is spent.
 */
export function toRetryLater(
  error: unknown,
  now: number,
): RetryLaterError | undefined {
  const { status, response } = error as {
    status?: number;
    response?: { headers: Headers };
  };
  if (status !== 403 && status !== 429) {
    return undefined;
  }
  const headers = response?.headers ?? {};
  const after = Number(headers['retry-after']);
  if (after > 0) {
    return asks(now + after * 1000);
  }
  if (String(headers['x-ratelimit-remaining']) === '0') {
    const reset = Number(headers['x-ratelimit-reset']) * 1000;
    return asks(reset > now ? reset : now + DEFAULT_WAIT_MS);
  }
  return status === 429 ? asks(now + DEFAULT_WAIT_MS) : undefined;
}

function asks(retryAt: number): RetryLaterError {
  return new RetryLaterError(
    `GitHub asks to wait until ${new Date(retryAt).toISOString()}`,
    retryAt,
  );
}
