import { Submission } from './types';

/**
 * Every submission has exactly this many bytes, so that its size says nothing.
 *
 * @public
 */
export const SUBMISSION_BYTES = 4096;

/**
 * Where submissions go, below the address of the plugin. One address for all rounds
 * and groups.
 *
 * @public
 */
export const SUBMISSIONS_PATH = '/submissions';

const PADDING_FIELD = ',"padding":""}';

/**
 * The literal bytes of a submission, padded to a constant size.
 *
 * @public
 */
export function encodeSubmission(submission: Submission): string {
  const bare = JSON.stringify({
    token: submission.token,
    answers: submission.answers,
    ...(submission.comment ? { comment: submission.comment } : {}),
  });
  const length = new TextEncoder().encode(bare).length;
  // The closing brace of `bare` gives way to the padding field.
  const missing = SUBMISSION_BYTES - (length - 1) - PADDING_FIELD.length;
  if (missing < 0) {
    throw new Error('The comment is too long; please shorten it');
  }
  return `${bare.slice(0, -1)},"padding":"${'0'.repeat(missing)}"}`;
}

/**
 * Sends a submission with nothing that says who sends it: no cookie, no token of the
 * session, no referrer.
 *
 * @remarks
 *
 * Takes the browser's own `fetch` on purpose. The portal's fetch API adds the user's
 * token to what it sends.
 *
 * @public
 */
export async function sendSubmission(
  baseUrl: string,
  body: string,
  fetchApi: typeof fetch = fetch,
): Promise<void> {
  const response = await fetchApi(`${baseUrl}${SUBMISSIONS_PATH}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    mode: 'cors',
  });
  if (!response.ok) {
    const { error } = await response
      .json()
      .catch(() => ({ error: { message: response.statusText } }));
    throw Object.assign(new Error(error?.message ?? 'Not accepted'), {
      status: response.status,
    });
  }
}
