import { Knex } from 'knex';
import { isPostgres } from './facts';

/**
 * Reads with several statements what was true at one moment: what the engine
 * commits meanwhile is not seen in part.
 */
export async function readConsistently<T>(
  knex: Knex,
  read: (trx: Knex) => Promise<T>,
): Promise<T> {
  return knex.transaction(
    read,
    // SQLite's transactions see one moment anyway.
    isPostgres(knex)
      ? { isolationLevel: 'repeatable read', readOnly: true }
      : undefined,
  );
}
