import { isError, ResponseError } from '@backstage/errors';

/**
 * Why something failed, in the words of the portal: a response's own message says no
 * more than its status.
 */
export function reasonOf(error: unknown): string {
  if (ResponseError.is(error)) {
    return error.cause.message;
  }
  return isError(error) ? error.message : String(error);
}
