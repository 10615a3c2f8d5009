import {
  createWindow,
  ServiceRow,
  ServicesReport,
  windowBefore,
  Yardstick,
} from '@milepost/plugin-dora-common';
import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { LeadStart, readHistories } from '../facts';
import { assembleReports } from '../metrics/assembleReport';
import { createContexts } from '../metrics/contexts';
import { fillSeriesBy } from '../metrics/fillSeries';
import { SourcesByKnowledge } from '../metrics/metricValue';
import { readConsistently } from '../readConsistently';
import { LiveGeneration, readGeneration } from '../readGeneration';
import { LocalDays } from '../rollup';
import { loadScope, ResolvedScope, ScopeQuery, ScopeStream } from '../scope';
import { TallySeries } from '../tally';

/** A table of a scope's services. */
export interface ServicesQuery extends ScopeQuery {
  from: string;
  to: string;
  start: LeadStart;
  yardstick: Yardstick;
  cursor?: string;
  limit: number;
}

/** Answers the five metrics of each service of a scope, a page at a time. */
export class ServicesReader {
  readonly #options: {
    knex: Knex;
    days: LocalDays;
    sources: SourcesByKnowledge;
    watchers: readonly string[];
  };

  constructor(options: {
    knex: Knex;
    days: LocalDays;
    sources: SourcesByKnowledge;
    watchers: readonly string[];
  }) {
    this.#options = options;
  }

  /** Reads a page, sorted by reference; see `MetricsReader` for `restrict`. */
  async read(
    query: ServicesQuery,
    restrict: (scope: ResolvedScope) => ResolvedScope,
  ): Promise<ServicesReport> {
    const { days, knex } = this.#options;
    const window = createWindow(query.from, query.to, days.zone);
    return readConsistently(knex, async trx => {
      const generation = await readGeneration(trx);
      const scope = restrict(await loadScope(trx, query));
      const components = byComponent(scope);
      const after = query.cursor && decodeRef(query.cursor);
      const rest = [...components.keys()]
        .sort()
        .filter(ref => !after || ref > after);
      const page = rest.slice(0, query.limit);
      const items = await this.#rows(trx, generation, query, {
        window,
        components: page.map(ref => [ref, components.get(ref) ?? []]),
      });
      return {
        window,
        items,
        pageInfo:
          rest.length > page.length
            ? { nextCursor: encodeRef(page[page.length - 1]) }
            : {},
      };
    });
  }

  async #rows(
    trx: Knex,
    generation: LiveGeneration,
    query: ServicesQuery,
    page: {
      window: ReturnType<typeof createWindow>;
      components: [ref: string, streams: ScopeStream[]][];
    },
  ): Promise<ServiceRow[]> {
    const { days, sources, watchers } = this.#options;
    const { window, components } = page;
    const before = windowBefore(window);
    const now = Date.now();
    const boundaries = [before.from, window.from, window.to].map(Date.parse);
    const streams = new Map(
      components.flatMap(([, list]) => list.map(s => [s.id, s] as const)),
    );
    const series = new Map<number, TallySeries>();
    for (const [, list] of components) {
      const own = new TallySeries(boundaries);
      list.forEach(stream => series.set(stream.id, own));
    }
    await fillSeriesBy(
      trx,
      {
        generation: generation.id,
        streams,
        start: query.start,
        now,
        from: boundaries[0],
        to: boundaries[2],
      },
      streamId => series.get(streamId),
    );
    const histories = await readHistories(
      trx,
      generation.id,
      [...streams.keys()],
      watchers,
    );
    return components.map(([ref, list]) => {
      const own = series.get(list[0].id) ?? new TallySeries(boundaries);
      const contextOf = createContexts({
        scope: {
          ref,
          isWhole: true,
          isFiltered: false,
          streams: new Map(list.map(stream => [stream.id, stream])),
        },
        histories,
        sources,
        days,
        now,
      });
      const reports = assembleReports({
        scopeRef: ref,
        environment: query.environment,
        window,
        start: query.start,
        yardstick: query.yardstick,
        rules: generation.rules,
        tallies: own.tallies.slice(1),
        total: own.tallies[1],
        before: { window: before, tally: own.tallies[0] },
        contextOf,
      });
      return {
        component: ref,
        metrics: reports,
      };
    });
  }
}

function byComponent(scope: ResolvedScope): Map<string, ScopeStream[]> {
  const components = new Map<string, ScopeStream[]>();
  for (const stream of scope.streams.values()) {
    const list = components.get(stream.componentRef);
    if (list) {
      list.push(stream);
    } else {
      components.set(stream.componentRef, [stream]);
    }
  }
  return components;
}

function encodeRef(ref: string): string {
  return Buffer.from(ref).toString('base64url');
}

function decodeRef(cursor: string): string {
  const ref = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!ref.startsWith('component:')) {
    throw new InputError(
      'The cursor is not one that this list gave out; start again without one',
    );
  }
  return ref;
}
