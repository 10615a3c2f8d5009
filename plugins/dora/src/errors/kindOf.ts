import { ResponseError } from '@backstage/errors';

/** Answers that come from what stands before the backend, or from one that starts. */
const NOT_THERE = [502, 503, 504];

/** What a failed request means to who reads the page. */
export type FailureKind =
  | 'forbidden'
  /** Nobody answered at all. */
  | 'unreachable'
  /** Somebody answered that it can't be done now. */
  | 'unavailable'
  | 'failed';

/** Tells failures apart that ask for different things of the reader. */
export function kindOf(error: unknown): FailureKind {
  if (ResponseError.is(error)) {
    if (error.statusCode === 403) {
      return 'forbidden';
    }
    return NOT_THERE.includes(error.statusCode) ? 'unavailable' : 'failed';
  }
  // This is how `fetch` says that there was no answer.
  return error instanceof TypeError ? 'unreachable' : 'failed';
}
