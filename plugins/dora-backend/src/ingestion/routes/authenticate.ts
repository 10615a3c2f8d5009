import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { Delivery, DoraSource } from '@milepost/plugin-dora-node';
import { hashSecret, sameHash } from '../tokens/token';
import { TokenStore } from '../tokens/TokenStore';

/** Who sent a delivery, as far as that says what it may be about. */
export interface Sender {
  /** The only components that it may speak for; null: any. */
  components: string[] | null;
}

/** What senders are known by. */
export interface SenderOptions {
  tokens: TokenStore;
  /** Tokens of the configuration. */
  configured: readonly { source: string; token: string }[];
}

/** Finds out who sent a delivery, by its signature or its token; throws if nobody known. */
export async function authenticate(
  { tokens, configured }: SenderOptions,
  source: DoraSource,
  delivery: Delivery,
  authorization: string | undefined,
): Promise<Sender> {
  if (source.webhook?.verify) {
    if (!source.webhook.verify(delivery)) {
      throw new AuthenticationError(
        `The signature is not of this body by a secret of dora.sources.${source.id}; check that both sides have the same secret`,
      );
    }
    return { components: null };
  }
  const [, text] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
  if (!text) {
    throw new AuthenticationError(
      'An ingestion token is needed, as in: Authorization: Bearer mpd_…',
    );
  }
  const hash = hashSecret(text);
  const fixed = configured.filter(one => sameHash(hashSecret(one.token), hash));
  const token = fixed.length ? undefined : await tokens.verify(text);
  const sources = token ? [token.source] : fixed.map(one => one.source);
  if (!sources.length) {
    throw new AuthenticationError(
      'The ingestion token is unknown, expired or revoked; make another one',
    );
  }
  if (!sources.includes(source.id)) {
    throw new NotAllowedError(
      `The ingestion token is for ${sources.join(', ')}, not for ${source.id}`,
    );
  }
  return { components: token?.components ?? null };
}
