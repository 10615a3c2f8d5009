import type { Knex } from 'knex';

/** Whether statements may be written for Postgres. */
export function isPostgres(knex: Knex): boolean {
  return String(knex.client.config.client).includes('pg');
}

/** What a bulk statement can store. */
export type Cell = string | number | boolean | null;

/** How a column is read from JSON on Postgres; on SQLite values keep their type. */
export type ColumnTypes<R> = {
  [C in keyof R]: 'text' | 'integer' | 'bigint' | 'boolean' | 'smallint';
};

// Below what a Postgres message and a SQLite text comfortably hold.
const ROWS_PER_STATEMENT = 2_000;

/**
 * Adds rows, or replaces those that have the same values in `conflict`, with one parameter
 * for each statement however many rows there are: one plan, and no limit on parameters.
 */
export async function upsertRows<R extends object>(
  knex: Knex,
  options: {
    table: string;
    columns: ColumnTypes<R>;
    conflict?: (keyof R & string)[];
    rows: R[];
  },
): Promise<void> {
  const { table, columns, conflict = [], rows } = options;
  const names = Object.keys(columns) as (keyof R & string)[];
  const target = names.map(name => `"${name}"`).join(', ');
  const source = isPostgres(knex)
    ? `SELECT ${target} FROM json_to_recordset(?::json) AS row(${names
        .map(name => `"${name}" ${columns[name]}`)
        .join(', ')})`
    : `SELECT ${names
        .map(name => `json_extract(value, '$.${name}')`)
        .join(', ')} FROM json_each(?) WHERE true`;
  const update = names
    .filter(name => !conflict.includes(name))
    .map(name => `"${name}" = excluded."${name}"`)
    .join(', ');
  const keys = conflict.map(name => `"${name}"`).join(', ');
  const onConflict =
    conflict.length === 0
      ? ''
      : `ON CONFLICT (${keys}) DO ${
          update === '' ? 'NOTHING' : `UPDATE SET ${update}`
        }`;
  for (const chunk of chunksOf(rows, ROWS_PER_STATEMENT)) {
    await knex.raw(
      `INSERT INTO "${table}" (${target}) ${source} ${onConflict}`,
      [JSON.stringify(chunk)],
    );
  }
}

/** A condition: a column has one of the values. One parameter, one plan. */
export function isAnyOf(
  knex: Knex,
  column: string,
  values: readonly (string | number)[],
): Knex.Raw {
  if (isPostgres(knex)) {
    return knex.raw('?? = ANY(?)', [column, values as string[]]);
  }
  return knex.raw('?? IN (SELECT value FROM json_each(?))', [
    column,
    JSON.stringify(values),
  ]);
}

/** A list in pieces of a size. */
export function* chunksOf<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < list.length; start += size) {
    yield list.slice(start, start + size);
  }
}
