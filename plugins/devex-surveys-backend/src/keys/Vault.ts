import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { ServiceUnavailableError } from '@backstage/errors';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Encrypts and authenticates with one key; sealed texts are base64. */
export class Vault {
  readonly #key: Buffer;

  private constructor(key: Buffer) {
    this.#key = key;
  }

  /** From the secret in the configuration. */
  static fromSecret(secret: string): Vault {
    const key = hkdfSync('sha256', secret, '', 'devex-surveys', KEY_BYTES);
    return new Vault(Buffer.from(key));
  }

  /** With a key of its own, which is returned sealed by this vault. */
  createInner(): { vault: Vault; sealedKey: string } {
    const key = randomBytes(KEY_BYTES);
    return { vault: new Vault(key), sealedKey: this.seal(key) };
  }

  openInner(sealedKey: string): Vault {
    return new Vault(this.open(sealedKey));
  }

  seal(plain: Uint8Array | string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, iv);
    return Buffer.concat([
      iv,
      cipher.update(typeof plain === 'string' ? Buffer.from(plain) : plain),
      cipher.final(),
      cipher.getAuthTag(),
    ]).toString('base64');
  }

  open(sealed: string): Buffer {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv(
      CIPHER,
      this.#key,
      bytes.subarray(0, IV_BYTES),
    );
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([
        decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)),
        decipher.final(),
      ]);
    } catch {
      throw new ServiceUnavailableError(
        'The survey database was written with another devexSurveys.secret; please restore that secret before the round closes, or its answers cannot be read',
      );
    }
  }
}
