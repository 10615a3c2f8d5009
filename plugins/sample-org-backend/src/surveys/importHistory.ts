import { ResponseError } from '@backstage/errors';
import { createHistory } from './createHistory';
import { PAST_ROUNDS } from './story';

/** A signed-in fetch to the surveys, and where they are. */
export interface SurveysAccess {
  baseUrl: string;
  token: string;
}

/** Puts the past surveys in, or says that the portal has no surveys. */
export async function importHistory(access: SurveysAccess): Promise<boolean> {
  for (const round of createHistory()) {
    const response = await send(access, 'POST', '/imports/rounds', round);
    if (response.status === 404) {
      return false;
    }
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
  }
  return true;
}

/** Takes the past surveys out again. */
export async function removeHistory(access: SurveysAccess): Promise<void> {
  for (const { id } of PAST_ROUNDS) {
    const response = await send(access, 'DELETE', `/rounds/${id}`);
    if (!response.ok && response.status !== 404) {
      throw await ResponseError.fromResponse(response);
    }
  }
}

function send(
  { baseUrl, token }: SurveysAccess,
  method: string,
  path: string,
  body?: object,
): Promise<Response> {
  return fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}
