import { Knex } from 'knex';
import { StoredInstant, toInstant } from '../../database/tables';
import { countChange } from '../definitions';
import { readFacts } from '../facts';
import { Interval, ORGANISATION } from '../scope';
import { DurationSample, Tally } from '../tally';
import { DirtyDay, RollupStore, ScopeDay, TallyFromBoth } from './RollupStore';

interface Membership extends Interval {
  scopeRef: string;
}

/** Which scopes each production stream belonged to, and when. */
async function loadMemberships(knex: Knex): Promise<Map<number, Membership[]>> {
  const rows: {
    id: number;
    scope_ref: string | null;
    from_at: StoredInstant | null;
    until_at: StoredInstant | null;
  }[] = await knex('streams')
    .leftJoin(
      'memberships',
      'memberships.component_ref',
      'streams.component_ref',
    )
    .where('streams.is_production', true)
    .select(
      'streams.id',
      'memberships.scope_ref',
      'memberships.from_at',
      'memberships.until_at',
    );
  const memberships = new Map<number, Membership[]>();
  for (const row of rows) {
    const list = memberships.get(row.id) ?? [
      { scopeRef: ORGANISATION, from: 0, until: Infinity },
    ];
    if (row.scope_ref !== null) {
      list.push({
        scopeRef: row.scope_ref,
        from: toInstant(row.from_at) ?? 0,
        until: toInstant(row.until_at) ?? Infinity,
      });
    }
    memberships.set(row.id, list);
  }
  return memberships;
}

/** Collects the tallies of a day's scopes. */
class ScopeTallies {
  readonly #days = new Map<string, ScopeDay>();
  readonly #memberships: Map<number, Membership[]>;

  constructor(memberships: Map<number, Membership[]>) {
    this.#memberships = memberships;
  }

  get all(): ScopeDay[] {
    return [...this.#days.values()];
  }

  forEachScope(
    streamId: number,
    moment: number,
    visit: (day: ScopeDay) => void,
  ): void {
    for (const membership of this.#memberships.get(streamId) ?? []) {
      if (membership.from <= moment && moment < membership.until) {
        visit(this.#dayOf(membership.scopeRef));
      }
    }
  }

  #dayOf(scopeRef: string): ScopeDay {
    let day = this.#days.get(scopeRef);
    if (!day) {
      day = { scopeRef, ...emptyTally(), bots: emptyTally() };
      this.#days.set(scopeRef, day);
    }
    return day;
  }
}

function emptyTally(): TallyFromBoth {
  return { tally: new Tally(), mergeLead: new DurationSample() };
}

/**
 * Rolls up a day of all scopes from the results, which is the only way in which
 * roll-ups come about: they can't drift away from what they sum up.
 *
 * @returns Whether the day was rolled up. It is not while a failure may still be found
 * of one of its deployments, and then stays marked.
 */
export async function rollUpDay(
  knex: Knex,
  store: RollupStore,
  day: DirtyDay,
  now: number,
): Promise<boolean> {
  return knex.transaction(async trx => {
    if (!(await store.claim(trx, day))) {
      return false;
    }
    const memberships = await loadMemberships(trx);
    const tallies = new ScopeTallies(memberships);
    let isSettled = true;
    await readFacts(
      trx,
      {
        generation: day.generation,
        streamIds: [...memberships.keys()],
        from: day.from,
        to: store.days.endOf(day.from),
      },
      {
        deployment(deployment) {
          isSettled &&= deployment.provisionalUntil <= now;
          tallies.forEachScope(
            deployment.streamId,
            deployment.finishedAt,
            ({ tally }) => tally.addDeployment(deployment, now),
          );
        },
        change(streamId, deployedAt, change) {
          const counted = countChange(change, {
            start: 'commit',
            bots: 'include',
          });
          const { merge } = change.leadSeconds;
          tallies.forEachScope(streamId, deployedAt, scope => {
            const { tally, mergeLead } = change.isUpToBots ? scope.bots : scope;
            tally.addChange(counted);
            if (merge !== null && !counted.isExcluded) {
              mergeLead.add(merge);
            }
          });
        },
        incident(streamId, startedAt, isAttributed) {
          tallies.forEachScope(streamId, startedAt, ({ tally }) =>
            tally.addIncident(isAttributed),
          );
        },
      },
    );
    if (!isSettled) {
      await store.markDirty(trx, day.generation, [day.from]);
      return false;
    }
    await store.replaceDay(trx, day, tallies.all);
    return true;
  });
}
