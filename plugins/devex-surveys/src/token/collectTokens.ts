import {
  acquireToken,
  DevexSurveysApi,
  Invitation,
} from '@milepost/plugin-devex-surveys-common';
import { tokenStore } from './tokenStore';

let running: Promise<void> = Promise.resolve();

/**
 * Gets the token of every invitation that this browser has none for yet.
 *
 * @remarks
 *
 * One collection at a time: the portal signs once for each person, so two requests at
 * once would lose the token of one of them.
 *
 * @returns the invitations; rejects if a token could not be had
 */
export function collectTokens(api: DevexSurveysApi): Promise<Invitation[]> {
  const collected = running.then(async () => {
    const invitations = await api.getInvitations();
    for (const invitation of invitations) {
      await collectToken(api, invitation);
    }
    return invitations;
  });
  running = collected.then(
    () => {},
    () => {},
  );
  return collected;
}

async function collectToken(
  api: DevexSurveysApi,
  invitation: Invitation,
): Promise<void> {
  const roundId = invitation.round.id;
  const { token, pending } = tokenStore.read(roundId);
  // One that was issued and is not here is used, or in another browser.
  if (token || (invitation.tokenIssued && !pending)) {
    return;
  }
  // Read once: the key that is remembered is the one whose manifest was checked.
  const manifest = await api.getManifest(roundId);
  tokenStore.write(roundId, {
    token: await acquireToken({
      api: {
        getManifest: async () => manifest,
        issue: (id, request) => api.issue(id, request),
      },
      invitation,
      pending,
      knownSigningKey: tokenStore.readSigningKey(),
      onPending: made => tokenStore.write(roundId, { pending: made }),
    }),
  });
  tokenStore.writeSigningKey(
    tokenStore.readSigningKey() ?? manifest.signingKey,
  );
}
