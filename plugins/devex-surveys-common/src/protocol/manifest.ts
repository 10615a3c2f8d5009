import { FLOORS } from '../limits';
import { digestOf, fromBase64Url } from './encoding';
import { Manifest, SignedManifest } from './types';

const SIGNING = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;

/**
 * The digest by which people can compare that all of them were given one manifest.
 *
 * @public
 */
export async function manifestDigest(signed: SignedManifest): Promise<string> {
  return digestOf(signed.content);
}

/**
 * Reads a manifest, and refuses one that could single somebody out: a wrong signature,
 * a bucket that is too small, a key that is not the one it is named for, one key for
 * two buckets, or a signing key other than the one seen before.
 *
 * @public
 */
export async function verifyManifest(
  signed: SignedManifest,
  options: { knownSigningKey?: string } = {},
): Promise<Manifest> {
  if (
    options.knownSigningKey !== undefined &&
    options.knownSigningKey !== signed.signingKey
  ) {
    throw new Error(
      "The portal's manifest key has changed since you last saw it. Do not answer; ask why.",
    );
  }
  const key = await crypto.subtle.importKey(
    'spki',
    fromBase64Url(signed.signingKey),
    SIGNING,
    false,
    ['verify'],
  );
  const valid = await crypto.subtle.verify(
    SIGNATURE,
    key,
    fromBase64Url(signed.signature),
    new TextEncoder().encode(signed.content),
  );
  if (!valid) {
    throw new Error('The signature of the manifest is wrong. Do not answer.');
  }
  const manifest: Manifest = JSON.parse(signed.content);
  await checkBuckets(manifest);
  return manifest;
}

async function checkBuckets({ buckets }: Manifest): Promise<void> {
  const seen = new Set<string>();
  for (const { keyId, publicKey, invited, title } of buckets) {
    if (invited < FLOORS.minInvited) {
      throw new Error(
        `The group '${title}' has ${invited} people, fewer than ${FLOORS.minInvited}. Do not answer.`,
      );
    }
    if ((await digestOf(fromBase64Url(publicKey))) !== keyId) {
      throw new Error(
        `The key of '${title}' is not the one it is named for. Do not answer.`,
      );
    }
    if (seen.has(keyId)) {
      throw new Error('Two groups share one key. Do not answer.');
    }
    seen.add(keyId);
  }
}
