import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { isPostgres } from './tables';

/** What held answers or the order in which they came. */
const SCRUBBED = ['spool', 'tallies', 'devex_surveys_receipts.nullifiers'];

/**
 * Rewrites the tables that held what was deleted: databases keep deleted rows in their
 * files until they need the space.
 *
 * @remarks
 *
 * Cannot run in a transaction. If it fails, deleted rows stay a while longer, encrypted
 * with a key that is gone from the tables; so the close stands, and the log says so.
 */
export async function scrub(knex: Knex, logger: LoggerService): Promise<void> {
  try {
    if (!isPostgres(knex)) {
      await knex.raw('VACUUM');
      return;
    }
    for (const table of SCRUBBED) {
      await knex.raw(`VACUUM FULL ${table}`);
    }
  } catch (error) {
    logger.warn(
      'Could not rewrite the tables of a closed survey round; please run VACUUM FULL on them',
      { error: String(error) },
    );
  }
}
