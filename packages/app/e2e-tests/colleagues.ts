import {
  acquireToken,
  DevexSurveysClient,
  encodeSubmission,
  Round,
  sendSubmission,
} from '@milepost/plugin-devex-surveys-common';
import { signInAs } from './identities';
import { callAsGuest, PORTAL_URL } from './portal';

const SURVEYS = `${PORTAL_URL}/api/devex-surveys`;

/** Everybody in the catalog but the guest. */
export async function listColleagues(): Promise<string[]> {
  const users: { metadata: { name: string } }[] = await callAsGuest(
    '/api/catalog/entities?filter=kind=user',
  );
  return users
    .map(({ metadata }) => `user:default/${metadata.name}`)
    .filter(ref => ref !== 'user:default/guest')
    .sort();
}

/** What the browser of a colleague does: a token silently, then answers without a name. */
export async function answerAs(
  userRef: string,
  codeOf: (item: Round['items'][number]) => number,
) {
  const session = await signInAs(userRef);
  const api = new DevexSurveysClient({
    baseUrl: SURVEYS,
    fetchApi: {
      fetch: (input, init) =>
        fetch(input, {
          ...init,
          headers: { ...init?.headers, authorization: `Bearer ${session}` },
        }),
    },
  });
  const [invitation] = await api.getInvitations();
  const token = await acquireToken({ api, invitation });
  const answers = invitation.round.items
    .filter(({ kind }) => kind !== 'text')
    .map(item => ({ item: item.id, code: codeOf(item) }));
  await sendSubmission(SURVEYS, encodeSubmission({ token, answers }));
}
