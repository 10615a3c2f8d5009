import { DevexSurveysApi, Invitation } from '../api';
import { digestOf } from './encoding';
import { verifyManifest } from './manifest';
import { finishToken, PendingToken, prepareToken } from './token';
import { SurveyToken } from './types';

/**
 * Gets the token of an invitation: checks the manifest, has a blinded message signed and
 * takes the blinding off.
 *
 * @remarks
 *
 * Should run silently at every visit to the portal, so that asking for a token says
 * nothing about answering. A request that failed on the way can be repeated with the same
 * `pending`, and only with that: the portal signs once for each person.
 *
 * @param options.onPending - keep this until the token is there
 * @public
 */
export async function acquireToken(options: {
  api: Pick<DevexSurveysApi, 'getManifest' | 'issue'>;
  invitation: Invitation;
  /** The portal's manifest key as this browser has seen it before. */
  knownSigningKey?: string;
  pending?: PendingToken;
  onPending?: (pending: PendingToken) => void;
}): Promise<SurveyToken> {
  const { api, invitation, knownSigningKey, onPending } = options;
  const roundId = invitation.round.id;
  const manifest = await verifyManifest(await api.getManifest(roundId), {
    knownSigningKey,
  });
  const bucket = manifest.buckets.find(
    ({ keyId }) => keyId === invitation.keyId,
  );
  if (!bucket || manifest.roundId !== roundId) {
    throw new Error(
      'The key for you is not in the signed manifest. Do not answer.',
    );
  }
  const roster = [...invitation.bucketMembers].sort();
  if (
    roster.length !== bucket.invited ||
    (await digestOf(roster.join('\n'))) !== bucket.rosterDigest
  ) {
    throw new Error(
      'The people who share your key are not those in the signed manifest. Do not answer.',
    );
  }
  const pending = options.pending ?? (await prepareToken(bucket));
  onPending?.(pending);
  const { blindSignature } = await api.issue(roundId, {
    keyId: bucket.keyId,
    blinded: pending.blinded,
  });
  return finishToken(bucket, pending, blindSignature);
}
