import { Knex } from 'knex';
import { ResultChanges, RollupSink } from '../../database/ResultStore';
import { StoredInstant, toInstant } from '../../database/tables';
import { readExtents } from '../readExtents';
import { RollupStore } from './RollupStore';

/** Components in one statement. */
const COMPONENTS_AT_A_TIME = 200;

/** Tells the roll-ups what the engine changes, in the transaction that changes it. */
export class RollupFeed implements RollupSink {
  readonly #store: RollupStore;

  constructor(store: RollupStore) {
    this.#store = store;
  }

  async apply(trx: Knex, changes: ResultChanges[]): Promise<void> {
    const moments = new Map<number, Set<number>>();
    for (const change of changes) {
      const days = moments.get(change.generation) ?? new Set();
      moments.set(change.generation, days);
      for (const moment of momentsOf(change)) {
        days.add(this.#store.days.startOf(moment));
      }
    }
    for (const [generation, days] of moments) {
      await this.#store.markDirty(trx, generation, days);
    }
  }

  async restated(trx: Knex, componentRefs: string[]): Promise<void> {
    for (let i = 0; i < componentRefs.length; i += COMPONENTS_AT_A_TIME) {
      await this.#compare(
        trx,
        componentRefs.slice(i, i + COMPONENTS_AT_A_TIME),
      );
    }
  }

  /**
   * Most of what is stated about components has been stated before: only what
   * now belongs to something else than the roll-ups take it to has its days
   * marked.
   */
  async #compare(trx: Knex, refs: string[]): Promise<void> {
    const known = new Map(
      (
        await trx<{ component_ref: string; members: string }>('rollup_members')
          .whereIn('component_ref', refs)
          .select('component_ref', 'members')
      ).map(row => [row.component_ref, row.members]),
    );
    const rows = [...(await readMembers(trx, refs))]
      .filter(([ref, members]) => known.get(ref) !== members)
      .map(([component_ref, members]) => ({ component_ref, members }));
    if (rows.length === 0) {
      return;
    }
    await trx('rollup_members')
      .insert(rows)
      .onConflict('component_ref')
      .merge();
    const changed = rows.map(row => row.component_ref);
    for (const { generation, from, to } of await readExtents(trx, changed)) {
      await this.#store.markRangeDirty(trx, generation, from, to + 1);
    }
  }
}

function* momentsOf(change: ResultChanges): Generator<number> {
  for (const row of [...change.removed, ...change.added]) {
    yield toInstant(row.deployed_at);
  }
  for (const row of [
    ...change.removedDeployments,
    ...change.addedDeployments,
  ]) {
    yield toInstant(row.finished_at);
  }
  for (const row of [...change.removedLinks, ...change.addedLinks]) {
    yield toInstant(row.started_at);
  }
}

/** What components belong to, as texts that are equal if nothing has changed. */
async function readMembers(
  knex: Knex,
  refs: string[],
): Promise<Map<string, string>> {
  const streams: { component_ref: string; id: number }[] = await knex('streams')
    .whereIn('component_ref', refs)
    .where('is_production', true)
    .orderBy('id')
    .select('component_ref', 'id');
  const memberships: {
    component_ref: string;
    scope_ref: string;
    from_at: StoredInstant;
    until_at: StoredInstant | null;
  }[] = await knex('memberships')
    .whereIn('component_ref', refs)
    .orderBy(['scope_ref', 'from_at'])
    .select('component_ref', 'scope_ref', 'from_at', 'until_at');
  const members = new Map(refs.map(ref => [ref, [] as string[]]));
  streams.forEach(row => members.get(row.component_ref)?.push(`${row.id}`));
  memberships.forEach(row =>
    members
      .get(row.component_ref)
      ?.push(`${row.scope_ref} ${row.from_at} ${row.until_at ?? ''}`),
  );
  return new Map([...members].map(([ref, parts]) => [ref, parts.join('\n')]));
}
