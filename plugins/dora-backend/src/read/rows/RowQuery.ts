import { Window, windowEnds } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { whereIdIn } from '../facts';
import { isComponentRef, ORGANISATION, ResolvedScope } from '../scope';
import { Cursor, decodeCursor } from './cursor';

/** A list of a scope in a window. */
export interface RowQuery<F extends string> {
  scope: ResolvedScope;
  generation: number;
  window: Window;
  filter: F;
  now: number;
  /** Sources for which there is no reason to have a service but its incidents. */
  watchers: readonly string[];
  cursor?: string;
  limit: number;
}

/** The columns by which a list is sorted, of which all but the time tell rows apart. */
export interface SortColumns {
  moment: string;
  keys: readonly [string, string, string];
}

/**
 * Narrows a statement to a scope, by membership at the time of each row, and to
 * the page after a cursor. Rows are sorted from the youngest to the oldest.
 */
export function selectRows(
  builder: Knex.QueryBuilder,
  knex: Knex,
  table: string,
  columns: SortColumns,
  query: Omit<RowQuery<string>, 'filter' | 'watchers'>,
): Knex.QueryBuilder {
  const { moment, keys } = columns;
  const { start, end } = windowEnds(query.window);
  builder
    .where(`${table}.generation`, query.generation)
    .where(moment, '>=', start.toMillis())
    .where(moment, '<', end.toMillis())
    .orderBy([
      { column: moment, order: 'desc' },
      ...keys.map(column => ({ column, order: 'desc' as const })),
    ])
    .limit(query.limit);
  narrowToScope(builder, knex, table, moment, query.scope);
  if (query.cursor !== undefined) {
    startAfter(builder, columns, decodeCursor(query.cursor));
  }
  return builder;
}

function narrowToScope(
  builder: Knex.QueryBuilder,
  knex: Knex,
  table: string,
  moment: string,
  { ref, streams }: ResolvedScope,
): void {
  whereIdIn(builder, knex, `${table}.stream_id`, [...streams.keys()]);
  if (ref === ORGANISATION || isComponentRef(ref)) {
    return;
  }
  builder.whereExists(
    knex('memberships')
      .join('streams', 'streams.component_ref', 'memberships.component_ref')
      .where('memberships.scope_ref', ref)
      .whereRaw('streams.id = ??', [`${table}.stream_id`])
      .whereRaw('memberships.from_at <= ??', [moment])
      .whereRaw('(memberships.until_at is null or memberships.until_at > ??)', [
        moment,
      ])
      .select(knex.raw('1')),
  );
}

/** Everything that is sorted after a row: comparing tuples, both engines can. */
function startAfter(
  builder: Knex.QueryBuilder,
  { moment, keys }: SortColumns,
  cursor: Cursor,
): void {
  // By itself the time is a condition that an index can answer.
  builder
    .where(moment, '<=', cursor[0])
    .whereRaw('(??, ??, ??, ??) < (?, ?, ?, ?)', [moment, ...keys, ...cursor]);
}
