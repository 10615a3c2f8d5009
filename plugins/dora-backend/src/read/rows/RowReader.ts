import {
  BotChanges,
  ChangeFilter,
  ChangeRow,
  createWindow,
  DeploymentFilter,
  DeploymentRow,
  IncidentFilter,
  IncidentRow,
  Page,
} from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { requireMarks } from '../definitions';
import { readConsistently } from '../readConsistently';
import { LiveGeneration, readGeneration } from '../readGeneration';
import { loadScope, ResolvedScope, ScopeQuery } from '../scope';
import { listChanges } from './ChangeRows';
import { encodeCursor } from './cursor';
import { listDeployments, Placed } from './DeploymentRows';
import { listIncidents } from './IncidentRows';
import { RowQuery } from './RowQuery';

/** A list that is asked for. */
export interface ListQuery<F extends string> extends ScopeQuery {
  from: string;
  to: string;
  filter: F;
  cursor?: string;
  limit: number;
}

type Restrict = (scope: ResolvedScope) => ResolvedScope;

/** Lists the rows behind the numbers. */
export class RowReader {
  readonly #knex: Knex;
  readonly #zone: string;
  readonly #watchers: readonly string[];

  constructor(options: {
    knex: Knex;
    zone: string;
    watchers: readonly string[];
  }) {
    this.#knex = options.knex;
    this.#zone = options.zone;
    this.#watchers = options.watchers;
  }

  /** Deployments by when they finished, the youngest first. */
  deployments(
    query: ListQuery<DeploymentFilter>,
    restrict: Restrict,
  ): Promise<Page<DeploymentRow>> {
    return this.#page(query, restrict, listDeployments);
  }

  /** Changes by their first deployment, the youngest first. */
  changes(
    query: ListQuery<ChangeFilter> & { bots?: BotChanges },
    restrict: Restrict,
  ): Promise<Page<ChangeRow>> {
    const { bots } = query;
    return this.#page(query, restrict, (knex, rows, { rules }) => {
      requireMarks(bots, rules);
      return listChanges(knex, { ...rows, bots });
    });
  }

  /** Incidents by when they began, the youngest first. */
  incidents(
    query: ListQuery<IncidentFilter>,
    restrict: Restrict,
  ): Promise<Page<IncidentRow>> {
    return this.#page(query, restrict, listIncidents);
  }

  async #page<F extends string, T>(
    query: ListQuery<F>,
    restrict: Restrict,
    list: (
      knex: Knex,
      query: RowQuery<F>,
      generation: LiveGeneration,
    ) => Promise<Placed<T>[]>,
  ): Promise<Page<T>> {
    const window = createWindow(query.from, query.to, this.#zone);
    return readConsistently(this.#knex, async trx => {
      const generation = await readGeneration(trx);
      const scope = restrict(await loadScope(trx, query));
      const rows = {
        scope,
        generation: generation.id,
        window,
        filter: query.filter,
        now: Date.now(),
        watchers: this.#watchers,
        cursor: query.cursor,
        // One more tells whether there is a next page.
        limit: query.limit + 1,
      };
      const placed = await list(trx, rows, generation);
      const page = placed.slice(0, query.limit);
      const hasMore = placed.length > query.limit;
      return {
        items: page.map(({ item }) => item),
        pageInfo: hasMore
          ? { nextCursor: encodeCursor(page[page.length - 1].cursor) }
          : {},
      };
    });
  }
}
