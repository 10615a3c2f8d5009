import { StoredTable } from '@milepost/plugin-devex-surveys-common';
import { Knex } from 'knex';
import { isPostgres } from '../database';

/** The tables that a submission reaches, with what they are for. */
const TABLES: ReadonlyArray<{
  table: string;
  schema?: string;
  purpose: string;
}> = [
  {
    table: 'spool',
    purpose:
      'Your submission, encrypted, until it is counted together with others',
  },
  {
    table: 'tallies',
    purpose:
      'How often each answer was chosen in each group, encrypted; its key is destroyed at the close',
  },
  {
    table: 'nullifiers',
    schema: 'devex_surveys_receipts',
    purpose:
      'That your token was used: your receipt, and nothing of your answers',
  },
];

/** Reads from the database itself which columns hold anything of a submission. */
export async function storedTables(knex: Knex): Promise<StoredTable[]> {
  return Promise.all(
    TABLES.map(async ({ table, schema, purpose }) => {
      const scoped =
        schema && isPostgres(knex)
          ? knex(table).withSchema(schema)
          : knex(table);
      const columns = Object.entries(await scoped.columnInfo());
      return {
        table,
        purpose,
        columns: columns.map(([name, { type }]) => ({ name, type })),
      };
    }),
  );
}
