import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { InvitationRow, IssuingKeyRow, RoundRow } from './tables';

const CHUNK_ROWS = 200;

/** Reads and writes rounds, their keys and who was invited. */
export class RoundStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The latest first. */
  async list(): Promise<RoundRow[]> {
    return this.#knex<RoundRow>('rounds')
      .orderBy('opens_at', 'desc')
      .orderBy('id');
  }

  async get(id: string): Promise<RoundRow> {
    const row = await this.#knex<RoundRow>('rounds').where({ id }).first();
    if (!row) {
      throw new NotFoundError(
        `No survey round '${id}'; GET /rounds lists them`,
      );
    }
    return row;
  }

  async insert(row: RoundRow): Promise<void> {
    await this.#knex<RoundRow>('rounds').insert(row);
  }

  /** Changes a round if it is still in that state; says whether it was. */
  async update(
    id: string,
    state: RoundRow['state'],
    changes: Partial<RoundRow>,
    knex: Knex | Knex.Transaction = this.#knex,
  ): Promise<boolean> {
    const updated = await knex<RoundRow>('rounds')
      .where({ id, state })
      .update(changes);
    return updated > 0;
  }

  /** Deletes a round that nobody has answered here; says whether it was one. */
  async deleteUnanswered(id: string): Promise<boolean> {
    const deleted = await this.#knex<RoundRow>('rounds')
      .where({ id })
      .where(query =>
        query.where({ state: 'prepared' }).orWhereNotNull('imported_from'),
      )
      .delete();
    return deleted > 0;
  }

  /** Runs work while nobody can submit to, close or change the round. */
  async withLocked<T>(
    id: string,
    work: (round: RoundRow, tx: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    return this.#knex.transaction(async tx => {
      const row = await tx<RoundRow>('rounds')
        .where({ id })
        .forUpdate()
        .first();
      if (!row) {
        throw new NotFoundError(
          `No survey round '${id}'; GET /rounds lists them`,
        );
      }
      return work(row, tx);
    });
  }

  async insertKeys(
    tx: Knex.Transaction,
    keys: IssuingKeyRow[],
    invitations: InvitationRow[],
  ): Promise<void> {
    await tx.batchInsert('issuing_keys', keys, CHUNK_ROWS);
    await tx.batchInsert('invitations', invitations, CHUNK_ROWS);
  }

  /** Destroys what could still issue a token or tell which was issued. */
  async forgetIssuance(tx: Knex.Transaction, roundId: string): Promise<void> {
    await tx<IssuingKeyRow>('issuing_keys')
      .where({ round_id: roundId })
      .update({ sealed_private_key: null });
    await tx<InvitationRow>('invitations')
      .where({ round_id: roundId })
      .update({ blinded_digest: null });
  }

  async keysOf(roundId: string): Promise<IssuingKeyRow[]> {
    return this.#knex<IssuingKeyRow>('issuing_keys').where({
      round_id: roundId,
    });
  }

  async key(keyId: string): Promise<IssuingKeyRow | undefined> {
    return this.#knex<IssuingKeyRow>('issuing_keys')
      .where({ key_id: keyId })
      .first();
  }

  async invitation(
    roundId: string,
    userRef: string,
  ): Promise<InvitationRow | undefined> {
    return this.#knex<InvitationRow>('invitations')
      .where({ round_id: roundId, user_ref: userRef })
      .first();
  }

  async membersOf(keyId: string, roundId: string): Promise<string[]> {
    const rows = await this.#knex<InvitationRow>('invitations')
      .where({ round_id: roundId, key_id: keyId })
      .select('user_ref')
      .orderBy('user_ref');
    return rows.map(row => row.user_ref);
  }

  /** Everybody invited to a round, with the bucket each is in. */
  async roster(roundId: string): Promise<Map<string, string>> {
    const rows = await this.#knex('invitations')
      .join('issuing_keys', 'issuing_keys.key_id', 'invitations.key_id')
      .where('invitations.round_id', roundId)
      .select<Array<{ user_ref: string; node_id: string }>>(
        'invitations.user_ref',
        'issuing_keys.node_id',
      );
    return new Map(rows.map(row => [row.user_ref, row.node_id]));
  }

  /**
   * Remembers which blinded message a person had signed; says whether it is the only
   * one. The same message may be signed again: that gives the same signature.
   */
  async claimIssuance(
    roundId: string,
    userRef: string,
    blindedDigest: string,
  ): Promise<boolean> {
    const claimed = await this.#knex<InvitationRow>('invitations')
      .where({ round_id: roundId, user_ref: userRef })
      .where(query =>
        query
          .whereNull('blinded_digest')
          .orWhere({ blinded_digest: blindedDigest }),
      )
      .update({ blinded_digest: blindedDigest });
    return claimed > 0;
  }

  async countIssued(roundId: string): Promise<number> {
    const [row] = await this.#knex<InvitationRow>('invitations')
      .where({ round_id: roundId })
      .whereNotNull('blinded_digest')
      .count({ total: '*' });
    return Number(row.total);
  }
}
