import { Knex } from 'knex';
import { isPostgres } from '../../database';

/** A table as somebody has it who has the database: rows in the order of the file. */
export type Dump = Record<string, Array<Record<string, unknown>>>;

const TABLES = [
  'rounds',
  'issuing_keys',
  'invitations',
  'seen',
  'settings',
  'spool',
  'tallies',
  'actions',
  'reminders',
  'benchmarks',
];

/** Everything in the database. */
export async function dumpDatabase(knex: Knex): Promise<Dump> {
  const pg = isPostgres(knex);
  const physical = pg ? 'ctid' : 'rowid';
  const dump: Dump = {};
  for (const table of TABLES) {
    dump[table] = await knex(table).orderByRaw(physical);
  }
  dump.nullifiers = await (pg
    ? knex('nullifiers').withSchema('devex_surveys_receipts')
    : knex('nullifiers')
  ).orderByRaw(physical);
  return dump;
}
