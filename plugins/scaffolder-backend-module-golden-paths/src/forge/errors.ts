import { isError, ServiceUnavailableError, toError } from '@backstage/errors';

/** What Octokit throws. Told by its shape: several copies of its class are installed. */
type RequestError = Error & { status: number; response?: unknown };

function isRequestError(error: unknown): error is RequestError {
  return isError(error) && error.name === 'HttpError' && 'status' in error;
}

/** Whether the forge answered a request with one of these statuses. */
export function hasStatus(error: unknown, ...statuses: number[]): boolean {
  return isRequestError(error) && statuses.includes(error.status);
}

/**
 * Runs a conversation with the forge. Where the forge does not answer at all, the
 * error says so in words that a developer can act on.
 */
export async function talkingTo<T>(
  host: string,
  conversation: () => Promise<T>,
): Promise<T> {
  try {
    return await conversation();
  } catch (error) {
    if (isUnreachable(error)) {
      throw new ServiceUnavailableError(
        `The forge at ${host} does not answer. Nothing is lost: when it is back, press Retry on this page and the task goes on from here.`,
        toError(error),
      );
    }
    throw error;
  }
}

const UNREACHABLE_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
];

// Octokit reports a refused or broken connection as a status of 500 without a
// response; isomorphic-git lets Node's error codes through.
function isUnreachable(error: unknown): boolean {
  if (isRequestError(error)) {
    return (error.status >= 500 && !error.response) || error.status === 503;
  }
  return (
    isError(error) &&
    (UNREACHABLE_CODES.some(code => code === error.code) ||
      isUnreachable(error.cause))
  );
}
