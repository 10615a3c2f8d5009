import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  KeyObject,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto';
import { promisify } from 'node:util';
import { InputError } from '@backstage/errors';
import {
  digestOf,
  fromBase64Url,
  toBase64Url,
} from '@milepost/plugin-devex-surveys-common';

const MODULUS_BITS = 2048;

const generate = promisify(generateKeyPair);

/** A key pair that issues tokens. */
export interface IssuingKey {
  keyId: string;
  publicKey: string;
  /** PKCS #8, DER. */
  privateKey: Buffer;
}

/** Makes an issuing key, on libuv's threads and so without holding up requests. */
export async function createIssuingKey(): Promise<IssuingKey> {
  const { publicKey, privateKey } = await generate('rsa', {
    modulusLength: MODULUS_BITS,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  const spki = Uint8Array.from(publicKey);
  return {
    keyId: await digestOf(spki),
    publicKey: toBase64Url(spki),
    privateKey,
  };
}

/** Reads the private half of an issuing key. */
export function importPrivateKey(pkcs8: Buffer): KeyObject {
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
}

/**
 * BlindSign of RFC 9474 (4.3): RSASP1, then checked by RSAVP1.
 *
 * @remarks
 *
 * By OpenSSL, not by the library that the client uses: that one computes in JavaScript,
 * in time that depends on the private key, and takes 200 ms of the event loop where
 * OpenSSL takes less than one. A test holds both against each other.
 */
export function blindSign(privateKey: KeyObject, blinded: string): string {
  const message = fromBase64Url(blinded);
  if (message.length !== MODULUS_BITS / 8) {
    throw new InputError(
      `The blinded message has ${message.length} bytes instead of ${
        MODULUS_BITS / 8
      }; please blind it with the key of the manifest`,
    );
  }
  const padding = constants.RSA_NO_PADDING;
  let signature: Buffer;
  try {
    signature = privateDecrypt({ key: privateKey, padding }, message);
  } catch {
    throw new InputError(
      'The blinded message does not fit the key; please blind it with the key of the manifest',
    );
  }
  const check = publicEncrypt(
    { key: createPublicKey(privateKey), padding },
    signature,
  );
  if (!check.equals(message)) {
    throw new Error('Signing failure');
  }
  return toBase64Url(signature);
}
