import { webcrypto } from 'node:crypto';
import {
  Manifest,
  SignedManifest,
  toBase64Url,
} from '@milepost/plugin-devex-surveys-common';
import { Knex } from 'knex';
import { Vault } from './Vault';

const SETTING = 'manifest-key';
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;

interface StoredKey {
  publicKey: string;
  sealedPrivateKey: string;
}

/**
 * Signs manifests with the one key of this installation, so that everybody can check that
 * all were given the same.
 */
export class ManifestSigner {
  readonly #knex: Knex;
  readonly #vault: Vault;

  constructor(options: { knex: Knex; vault: Vault }) {
    this.#knex = options.knex;
    this.#vault = options.vault;
  }

  async sign(manifest: Manifest): Promise<SignedManifest> {
    const stored = await this.#key();
    const privateKey = await webcrypto.subtle.importKey(
      'pkcs8',
      this.#vault.open(stored.sealedPrivateKey),
      ALGORITHM,
      false,
      ['sign'],
    );
    const content = JSON.stringify(manifest);
    const signature = await webcrypto.subtle.sign(
      SIGNATURE,
      privateKey,
      new TextEncoder().encode(content),
    );
    return {
      content,
      signature: toBase64Url(new Uint8Array(signature)),
      signingKey: stored.publicKey,
    };
  }

  async #key(): Promise<StoredKey> {
    const existing = await this.#read();
    if (existing) {
      return existing;
    }
    const { privateKey, publicKey } = await webcrypto.subtle.generateKey(
      ALGORITHM,
      true,
      ['sign', 'verify'],
    );
    const { subtle } = webcrypto;
    const created: StoredKey = {
      publicKey: toBase64Url(
        new Uint8Array(await subtle.exportKey('spki', publicKey)),
      ),
      sealedPrivateKey: this.#vault.seal(
        new Uint8Array(await subtle.exportKey('pkcs8', privateKey)),
      ),
    };
    // Another replica may have been faster: its key is the one then.
    await this.#knex('settings')
      .insert({ key: SETTING, value: JSON.stringify(created) })
      .onConflict('key')
      .ignore();
    return (await this.#read()) ?? created;
  }

  async #read(): Promise<StoredKey | undefined> {
    const row = await this.#knex<{ key: string; value: string }>('settings')
      .where({ key: SETTING })
      .first();
    return row && JSON.parse(row.value);
  }
}
