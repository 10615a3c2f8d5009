import { Knex } from 'knex';

/** Whether a connection is to Postgres; else it is to SQLite. */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client.includes('pg');
}

/**
 * A condition that a column is one of some ids. They are one parameter, however
 * many they are: thousands of placeholders would be a statement of its own for
 * every number of ids, and SQLite has a limit of them.
 */
export function whereIdIn<T extends Knex.QueryBuilder>(
  query: T,
  knex: Knex,
  column: string,
  ids: readonly number[],
): T {
  return isPostgres(knex)
    ? (query.whereRaw('?? = ANY(?)', [column, [...ids]]) as T)
    : (query.whereRaw('?? IN (SELECT value FROM json_each(?))', [
        column,
        JSON.stringify(ids),
      ]) as T);
}
