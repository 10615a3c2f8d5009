import { ResponseError } from '@backstage/errors';

/** What went wrong in the words of whoever knows: the backend, if it was reached. */
export function messageOf(error: unknown): string {
  // A response error itself has no more than a status. Its cause says what to do, but
  // is a whole web page where something before the backend has answered.
  return ResponseError.is(error) && error.body.request
    ? error.cause.message
    : (error as Error).message;
}
