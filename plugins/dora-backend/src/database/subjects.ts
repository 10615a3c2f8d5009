import type { SignalOf, Target } from '@milepost/plugin-dora-node';
import type { Knex } from 'knex';
import { observeSignal, type SubjectKind } from '../merge/observeSignal';
import { canonicalJson, valueOf, type State } from '../merge/register';
import { isAnyOf, upsertRows, type Cell, type ColumnTypes } from './bulk';
import type { Interned } from './factTables';
import type { Interner } from './Interner';

/** What all tables of subjects have. */
export interface SubjectRow {
  source: string;
  external_id: string;
  state: string;
}

/** A subject that a batch changed: what was stored of it, and what is now. */
export interface Touched<R> {
  before: (R & { id: number }) | undefined;
  after: R & { id: number };
}

/** The columns that all tables of subjects have. */
export const SUBJECT_COLUMNS = {
  source: 'text',
  external_id: 'text',
  state: 'text',
} as const;

/**
 * Merges signals of one kind into their table: reads what is stored of the subjects,
 * merges, and writes what became different. The caller holds the projector's lock, so
 * nobody merges in between.
 */
export async function mergeSubjects<
  R extends SubjectRow & { [C in keyof R]: Cell },
>(
  trx: Knex,
  options: {
    table: string;
    columns: ColumnTypes<R>;
    signals: SignalOf<SubjectKind>[];
    /** The columns that follow from the state. */
    read: (state: State, subject: SubjectRow, interned: Interned) => R;
    interner: Interner;
  },
): Promise<Touched<R>[]> {
  const { table, columns, signals, read, interner } = options;
  const bySource = new Map<string, Map<string, SignalOf<SubjectKind>[]>>();
  for (const signal of signals) {
    const subjects = bySource.get(signal.source) ?? new Map();
    bySource.set(signal.source, subjects);
    subjects.set(signal.externalId, [
      ...(subjects.get(signal.externalId) ?? []),
      signal,
    ]);
  }
  const touched: Touched<R>[] = [];
  for (const [source, subjects] of bySource) {
    const stored = await readSubjects<R>(trx, table, source, [
      ...subjects.keys(),
    ]);
    const merged: [State, SubjectRow][] = [];
    for (const [externalId, observations] of subjects) {
      const before = stored.get(externalId);
      const known: State = before ? JSON.parse(before.state) : {};
      const state = observations.reduce<State>(observeSignal, known);
      if (before && state === known) {
        continue;
      }
      merged.push([
        state,
        { source, external_id: externalId, state: canonicalJson(state) },
      ]);
    }
    // Also what an earlier statement says that no longer holds: which targets are
    // known must not depend on which statement came first.
    await interner.prepare(
      [],
      signals.flatMap(signal =>
        'target' in signal && signal.target
          ? { source: signal.source, target: signal.target }
          : [],
      ),
    );
    await prepareNames(interner, merged);
    const rows = merged.map(([state, subject]) =>
      read(state, subject, interner),
    );
    await upsertRows<R>(trx, {
      table,
      columns,
      conflict: ['source', 'external_id'],
      rows,
    });
    const ids = await readIds(
      trx,
      table,
      source,
      rows.map(row => row.external_id),
    );
    for (const row of rows) {
      touched.push({
        before: stored.get(row.external_id),
        after: { ...row, id: ids.get(row.external_id)! },
      });
    }
  }
  return touched;
}

/** States may name what only signals of long ago did. */
async function prepareNames(
  interner: Interner,
  merged: [State, SubjectRow][],
): Promise<void> {
  const names: string[] = [];
  const targets: { source: string; target: Target }[] = [];
  for (const [state, { source }] of merged) {
    const repository = valueOf<string>(state, 'repository');
    const target = valueOf<Target>(state, 'target');
    names.push(...[repository ?? [], target?.repository ?? []].flat());
    if (target) {
      targets.push({ source, target });
    }
  }
  await interner.prepare(names, targets);
}

async function readSubjects<R extends SubjectRow>(
  trx: Knex,
  table: string,
  source: string,
  externalIds: string[],
): Promise<Map<string, R & { id: number }>> {
  const rows: (R & { id: number })[] = await trx(table)
    .where({ source })
    .where(isAnyOf(trx, 'external_id', externalIds));
  return new Map(rows.map(row => [row.external_id, row]));
}

async function readIds(
  trx: Knex,
  table: string,
  source: string,
  externalIds: string[],
): Promise<Map<string, number>> {
  const rows: { id: number; external_id: string }[] = await trx(table)
    .select('id', 'external_id')
    .where({ source })
    .where(isAnyOf(trx, 'external_id', externalIds));
  return new Map(rows.map(row => [row.external_id, row.id]));
}
