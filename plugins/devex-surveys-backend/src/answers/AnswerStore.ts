import { randomUUID } from 'node:crypto';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { SurveyItem } from '@milepost/plugin-devex-surveys-common';
import { Knex } from 'knex';
import { nullifiers, SpoolRow, TallyRow } from '../database/tables';
import { Vault } from '../keys';
import { selectBatch } from './selectBatch';
import { shuffle } from './shuffle';
import { openSubmission, sealSubmission } from './spooled';
import { count, emptyTally, SpooledSubmission, Tally } from './Tally';

/** Rows of one statement: databases limit the values in it. */
const CHUNK_ROWS = 400;

/** By what rules a round is counted. */
export interface CountingRules {
  roundId: string;
  items: readonly SurveyItem[];
  minAnswers: number;
}

/**
 * Keeps answers from their arrival to the close.
 *
 * @remarks
 *
 * An accepted submission lies in the spool, encrypted. From there several at a time go
 * into the tally, which is encrypted too and holds nothing that belongs to one person.
 * The key of both is destroyed at the close. Used tokens are remembered elsewhere, in the
 * same transaction: nothing accepted is lost, and nothing is counted twice.
 */
export class AnswerStore {
  readonly #knex: Knex;
  readonly #vault: Vault;

  constructor(options: { knex: Knex; vault: Vault }) {
    this.#knex = options.knex;
    this.#vault = options.vault;
  }

  /** Makes the key of a round that is being opened. */
  async begin(tx: Knex.Transaction, roundId: string): Promise<void> {
    const { vault, sealedKey } = this.#vault.createInner();
    await tx<TallyRow>('tallies').insert({
      round_id: roundId,
      sealed_key: sealedKey,
      sealed: vault.seal(JSON.stringify(emptyTally())),
    });
  }

  /** Takes a submission and uses up its token. */
  async accept(options: {
    roundId: string;
    nullifier: string;
    submission: SpooledSubmission;
  }): Promise<void> {
    const { roundId, nullifier, submission } = options;
    try {
      await this.#knex.transaction(async tx => {
        // Lets others in, but no close: a round closes before or after a submission.
        const open = await tx('rounds')
          .join('tallies', 'tallies.round_id', 'rounds.id')
          .where({ 'rounds.id': roundId, 'rounds.state': 'open' })
          .forKeyShare('rounds')
          .first<Pick<TallyRow, 'sealed_key'>>('tallies.sealed_key');
        if (!open) {
          throw new ConflictError(
            'This round has closed, so nothing was stored. Your answers cannot be counted any more.',
          );
        }
        await nullifiers(tx).insert({ round_id: roundId, nullifier });
        await tx<SpoolRow>('spool').insert({
          id: randomUUID(),
          round_id: roundId,
          sealed: sealSubmission(
            this.#vault.openInner(open.sealed_key),
            submission,
          ),
        });
      });
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        throw new ConflictError(
          'This token was used already. If you sent your answers twice, they were counted once.',
        );
      }
      throw error;
    }
  }

  /** Counts what may be counted while the round is open; returns how many. */
  async flush(rules: CountingRules): Promise<number> {
    return this.#knex.transaction(async tx => {
      const tally = await this.#lockTally(tx, rules.roundId);
      if (!tally) {
        return 0;
      }
      const vault = this.#vault.openInner(tally.sealed_key);
      const batch = selectBatch(
        await this.#readSpool(tx, rules.roundId, vault),
        ({ submission }) => submission.keyId,
        rules.minAnswers,
      );
      if (batch.length > 0) {
        const counted = count(
          JSON.parse(vault.open(tally.sealed).toString()),
          batch.map(({ submission }) => submission),
          rules.items,
        );
        await tx<TallyRow>('tallies')
          .where({ round_id: rules.roundId })
          .update({ sealed: vault.seal(JSON.stringify(counted)) });
        await deleteRows(
          tx,
          batch.map(({ id }) => id),
        );
      }
      return batch.length;
    });
  }

  /** Counts the rest, and destroys spool, tally and key within the caller's transaction. */
  async finish(tx: Knex.Transaction, rules: CountingRules): Promise<Tally> {
    const tally = await this.#lockTally(tx, rules.roundId);
    if (!tally) {
      return emptyTally();
    }
    const vault = this.#vault.openInner(tally.sealed_key);
    const rest = shuffle(await this.#readSpool(tx, rules.roundId, vault));
    const counted = count(
      JSON.parse(vault.open(tally.sealed).toString()),
      rest.map(({ submission }) => submission),
      rules.items,
    );
    await this.discard(tx, rules.roundId);
    return counted;
  }

  /** Destroys spool, tally and key, counted or not, and the order of the receipts. */
  async discard(tx: Knex.Transaction, roundId: string): Promise<void> {
    await tx<SpoolRow>('spool').where({ round_id: roundId }).delete();
    await tx<TallyRow>('tallies').where({ round_id: roundId }).delete();
    const used = await this.receipts(roundId, tx);
    await nullifiers(tx).where({ round_id: roundId }).delete();
    for (let start = 0; start < used.length; start += CHUNK_ROWS) {
      await nullifiers(tx).insert(
        used
          .slice(start, start + CHUNK_ROWS)
          .map(nullifier => ({ round_id: roundId, nullifier })),
      );
    }
  }

  /** The nullifiers of a round, sorted. */
  async receipts(
    roundId: string,
    knex: Knex | Knex.Transaction = this.#knex,
  ): Promise<string[]> {
    const rows: Array<{ nullifier: string }> = await nullifiers(knex)
      .where({ round_id: roundId })
      .select('nullifier');
    // Not by the database, whose collations differ.
    return rows.map(({ nullifier }) => nullifier).sort();
  }

  async countReceipts(roundId: string): Promise<number> {
    const [row] = await nullifiers(this.#knex)
      .where({ round_id: roundId })
      .count({ total: '*' });
    return Number(row.total);
  }

  async #lockTally(
    tx: Knex.Transaction,
    roundId: string,
  ): Promise<TallyRow | undefined> {
    return tx<TallyRow>('tallies')
      .where({ round_id: roundId })
      .forUpdate()
      .first();
  }

  async #readSpool(
    tx: Knex.Transaction,
    roundId: string,
    vault: Vault,
  ): Promise<Array<{ id: string; submission: SpooledSubmission }>> {
    const rows = await tx<SpoolRow>('spool').where({ round_id: roundId });
    return rows.map(({ id, sealed }) => ({
      id,
      submission: openSubmission(vault, sealed),
    }));
  }
}

async function deleteRows(
  tx: Knex.Transaction,
  ids: readonly string[],
): Promise<void> {
  for (let start = 0; start < ids.length; start += CHUNK_ROWS) {
    await tx<SpoolRow>('spool')
      .whereIn('id', ids.slice(start, start + CHUNK_ROWS))
      .delete();
  }
}
