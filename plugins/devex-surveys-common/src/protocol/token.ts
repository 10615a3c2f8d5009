import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { digestOf, fromBase64Url, toBase64Url } from './encoding';
import { ManifestBucket, SurveyToken } from './types';

// The variant that RFC 9474 recommends for messages without entropy of their own.
const { Randomized: createSuite } = RSABSSA.SHA384.PSS;
const suite = createSuite();
const ALGORITHM = { name: 'RSA-PSS', hash: 'SHA-384' } as const;
const MESSAGE_BYTES = 32;

/**
 * A request for a token before it was signed. Everything but `blinded` stays with
 * the client.
 *
 * @public
 */
export interface PendingToken {
  keyId: string;
  /** What is sent to be signed: says nothing about `message`. */
  blinded: string;
  message: string;
  inverse: string;
}

/**
 * Imports the public key of a bucket.
 *
 * @public
 */
export async function importBucketKey(publicKey: string): Promise<CryptoKey> {
  return crypto.subtle.importKey(
    'spki',
    fromBase64Url(publicKey),
    ALGORITHM,
    true,
    ['verify'],
  );
}

/**
 * Makes a token to be signed blindly by the key of a bucket.
 *
 * @public
 */
export async function prepareToken(
  bucket: Pick<ManifestBucket, 'keyId' | 'publicKey'>,
): Promise<PendingToken> {
  const key = await importBucketKey(bucket.publicKey);
  const message = suite.prepare(
    crypto.getRandomValues(new Uint8Array(MESSAGE_BYTES)),
  );
  const { blindedMsg, inv } = await suite.blind(key, message);
  return {
    keyId: bucket.keyId,
    blinded: toBase64Url(blindedMsg),
    message: toBase64Url(message),
    inverse: toBase64Url(inv),
  };
}

/**
 * Takes the blinding off a signature. Fails if the portal signed with another key than
 * the one in the manifest.
 *
 * @public
 */
export async function finishToken(
  bucket: Pick<ManifestBucket, 'publicKey'>,
  pending: PendingToken,
  blindSignature: string,
): Promise<SurveyToken> {
  const signature = await suite.finalize(
    await importBucketKey(bucket.publicKey),
    fromBase64Url(pending.message),
    fromBase64Url(blindSignature),
    fromBase64Url(pending.inverse),
  );
  return {
    keyId: pending.keyId,
    message: pending.message,
    signature: toBase64Url(signature),
  };
}

/**
 * Whether a key has signed a token.
 *
 * @public
 */
export async function verifyToken(
  key: CryptoKey,
  token: SurveyToken,
): Promise<boolean> {
  return suite.verify(
    key,
    fromBase64Url(token.signature),
    fromBase64Url(token.message),
  );
}

/**
 * What the portal remembers of a used token, and what the respondent gets as receipt.
 *
 * @public
 */
export async function nullifierOf(
  token: Pick<SurveyToken, 'message'>,
): Promise<string> {
  return digestOf(fromBase64Url(token.message));
}
