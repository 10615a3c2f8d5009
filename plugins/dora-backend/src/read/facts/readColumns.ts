import { Knex } from 'knex';
import { isPostgres } from './ids';

/** Columns of the rows of one stream, all in the same order. */
export type StreamColumns<N extends string> = { streamId: number } & Record<
  N,
  (number | null)[]
>;

/**
 * Reads numbers of many rows as one text for each stream and column. A page is made of
 * thousands of rows, and a driver takes longer to make objects of them than a database
 * to find them.
 *
 * @param columns - Expressions in SQL, by the names under which they are wanted.
 */
export async function readColumns<N extends string>(
  knex: Knex,
  query: Knex.QueryBuilder,
  columns: Record<N, string>,
): Promise<StreamColumns<N>[]> {
  const names = Object.keys(columns) as N[];
  const list = isPostgres(knex) ? 'json_agg(%)::text' : 'json_group_array(%)';
  const rows: Record<string, unknown>[] = await query
    .groupBy('stream_id')
    .select(
      'stream_id',
      ...names.map(name =>
        knex.raw(`${list.replace('%', columns[name])} as ??`, [name]),
      ),
    );
  return rows.map(row => {
    const lists = names.map(name => [name, JSON.parse(String(row[name]))]);
    return { streamId: row.stream_id, ...Object.fromEntries(lists) };
  });
}
