import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { StoredInstant, toInstant } from '../../database/tables';
import {
  formatToken,
  generateToken,
  hashSecret,
  parseToken,
  sameHash,
} from './token';

const TABLE = 'ingestion_tokens';
const MINUTE_MS = 60_000;

/** A token, without its secret. */
export interface IngestionToken {
  id: string;
  name: string;
  source: string;
  /** The only components that it may speak for; null: any. */
  components: string[] | null;
  createdBy: string;
  createdAt: number;
  expiresAt: number | null;
  revokedAt: number | null;
  /** Until when the secret before the last rotation is good; null: no longer. */
  previousUntil: number | null;
  lastUsedAt: number | null;
}

interface Row {
  id: string;
  name: string;
  source: string;
  components: string | null;
  hash: string;
  previous_hash: string | null;
  previous_until: StoredInstant | null;
  created_by: string;
  created_at: StoredInstant;
  expires_at: StoredInstant | null;
  revoked_at: StoredInstant | null;
  last_used_at: StoredInstant | null;
}

/** Keeps ingestion tokens. */
export class TokenStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Makes a token; its text is answered this once. */
  async create(
    options: Pick<
      IngestionToken,
      'name' | 'source' | 'components' | 'createdBy' | 'expiresAt'
    >,
  ): Promise<{ token: IngestionToken; text: string }> {
    const parts = generateToken();
    await this.#knex<Row>(TABLE).insert({
      id: parts.id,
      name: options.name,
      source: options.source,
      components: options.components && JSON.stringify(options.components),
      hash: hashSecret(parts.secret),
      created_by: options.createdBy,
      created_at: Date.now(),
      expires_at: options.expiresAt,
    });
    return { token: await this.#get(parts.id), text: formatToken(parts) };
  }

  /** Gives a token a new secret; the old one is good for as long as it is told. */
  async rotate(
    id: string,
    graceMs: number,
  ): Promise<{ token: IngestionToken; text: string }> {
    const parts = generateToken(id);
    await this.#knex.transaction(async tx => {
      const row = await tx<Row>(TABLE)
        .where({ id })
        .whereNull('revoked_at')
        .first();
      if (!row) {
        throw notFound(id);
      }
      await tx<Row>(TABLE)
        .where({ id })
        .update({
          hash: hashSecret(parts.secret),
          previous_hash: graceMs > 0 ? row.hash : null,
          previous_until: graceMs > 0 ? Date.now() + graceMs : null,
        });
    });
    return { token: await this.#get(id), text: formatToken(parts) };
  }

  /** Ends a token at once. It stays in the list, for those who look for what it did. */
  async revoke(id: string): Promise<void> {
    const changed = await this.#knex<Row>(TABLE)
      .where({ id })
      .whereNull('revoked_at')
      .update({ revoked_at: Date.now() });
    if (!changed) {
      throw notFound(id);
    }
  }

  async list(): Promise<IngestionToken[]> {
    const rows = await this.#knex<Row>(TABLE).orderBy(['created_at', 'id']);
    return rows.map(toToken);
  }

  /** The token that a text is, if it is one that is good now. */
  async verify(text: string): Promise<IngestionToken | undefined> {
    const parts = parseToken(text);
    const row =
      parts && (await this.#knex<Row>(TABLE).where({ id: parts.id }).first());
    if (!parts || !row) {
      return undefined;
    }
    const now = Date.now();
    const hash = hashSecret(parts.secret);
    const current = sameHash(hash, row.hash);
    const previous =
      sameHash(hash, row.previous_hash ?? '') &&
      now < Number(row.previous_until ?? 0);
    const over =
      row.revoked_at !== null ||
      (row.expires_at !== null && Number(row.expires_at) <= now);
    if (over || !(current || previous)) {
      return undefined;
    }
    await this.#markUsed(row, now);
    return toToken(row);
  }

  // A busy token would otherwise write as often as it is used.
  async #markUsed(row: Row, now: number): Promise<void> {
    if (now - Number(row.last_used_at ?? 0) >= MINUTE_MS) {
      await this.#knex<Row>(TABLE)
        .where({ id: row.id })
        .update({ last_used_at: now });
    }
  }

  async #get(id: string): Promise<IngestionToken> {
    const row = await this.#knex<Row>(TABLE).where({ id }).first();
    if (!row) {
      throw notFound(id);
    }
    return toToken(row);
  }
}

function notFound(id: string) {
  return new NotFoundError(
    `There is no ingestion token '${id}' that is not revoked`,
  );
}

function toToken(row: Row): IngestionToken {
  return {
    id: row.id,
    name: row.name,
    source: row.source,
    components: row.components === null ? null : JSON.parse(row.components),
    createdBy: row.created_by,
    createdAt: toInstant(row.created_at),
    expiresAt: toInstant(row.expires_at),
    revokedAt: toInstant(row.revoked_at),
    previousUntil: toInstant(row.previous_until),
    lastUsedAt: toInstant(row.last_used_at),
  };
}
