import { Knex } from 'knex';
import { isPostgres } from './tables';

/**
 * Identifies the database as it is now: after a dump was restored it is another one.
 *
 * @remarks
 *
 * A round that is open in a dump may have been closed and published since. Published
 * again, with fewer answers, both publications together would tell what the missing ones
 * were. SQLite has nothing that tells a copy from the original.
 */
export async function storageId(knex: Knex): Promise<string> {
  if (!isPostgres(knex)) {
    return 'sqlite';
  }
  const { rows } = await knex.raw(
    `SELECT (SELECT oid FROM pg_database WHERE datname = current_database())
         || ':' || 'rounds'::regclass::oid AS id`,
  );
  return rows[0].id;
}
