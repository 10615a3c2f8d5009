import { KeyObject } from 'node:crypto';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  digestOf,
  IssuanceRequest,
} from '@milepost/plugin-devex-surveys-common';
import { RoundStore } from '../database';
import { blindSign, importPrivateKey, Vault } from '../keys';

/** Signs one blinded message for each person who was invited. */
export class IssuanceService {
  readonly #store: RoundStore;
  readonly #vault: Vault;

  constructor(options: { store: RoundStore; vault: Vault }) {
    this.#store = options.store;
    this.#vault = options.vault;
  }

  async issue(
    roundId: string,
    userRef: string,
    request: IssuanceRequest,
  ): Promise<string> {
    const invitation = await this.#store.invitation(roundId, userRef);
    if (!invitation || invitation.key_id !== request.keyId) {
      throw new NotAllowedError(
        'You are not invited through this key; GET /invitations names yours',
      );
    }
    const privateKey = await this.#privateKey(request.keyId);
    // Before it is claimed: what cannot be signed must not use up the invitation.
    const signature = blindSign(privateKey, request.blinded);
    const claimed = await this.#store.claimIssuance(
      roundId,
      userRef,
      await digestOf(request.blinded),
    );
    if (!claimed) {
      throw new ConflictError(
        'You were given a token for this round before. It is in the browser with which you visited the portal then; please answer there.',
      );
    }
    return signature;
  }

  async #privateKey(keyId: string): Promise<KeyObject> {
    const sealed = (await this.#store.key(keyId))?.sealed_private_key;
    if (!sealed) {
      throw new ConflictError('This round has closed and gives no tokens');
    }
    return importPrivateKey(this.#vault.open(sealed));
  }
}
