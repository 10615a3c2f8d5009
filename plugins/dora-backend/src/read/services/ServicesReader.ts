import { InputError } from '@backstage/errors';
import {
  Bucket,
  BucketUnit,
  createWindow,
  cutIntoBuckets,
  ServiceRow,
  ServicesReport,
  Window,
  Yardstick,
} from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { AskedDefinitions, resolveDefinitions } from '../definitions';
import { readConsistently } from '../readConsistently';
import { readGeneration } from '../readGeneration';
import { loadScope, ResolvedScope, ScopeQuery, ScopeStream } from '../scope';
import { decodeRef, encodeRef } from './cursor';
import { readServiceRows, ServiceRowOptions } from './readServiceRows';

/** A table of a scope's services. */
export interface ServicesQuery extends ScopeQuery, AskedDefinitions {
  from: string;
  to: string;
  /** What sparklines are cut into; none if there is none. */
  bucket?: BucketUnit;
  yardstick: Yardstick;
  cursor?: string;
  limit: number;
}

/** What reading depends on. */
export interface ServicesReaderOptions extends ServiceRowOptions {
  knex: Knex;
  /** The first day of the week, 1 for Monday. */
  weekStart: number;
}

/** A sparkline of more pieces than this is a smear, and a page of them is slow. */
const MAX_PIECES = 100;

/**
 * Services whose changes are in memory at a time: all of those of a page could be
 * hundreds of thousands.
 */
const SERVICES_AT_A_TIME = 50;

/** Answers the five metrics of each service of a scope, a page at a time. */
export class ServicesReader {
  readonly #options: ServicesReaderOptions;

  constructor(options: ServicesReaderOptions) {
    this.#options = options;
  }

  /** Reads a page, sorted by reference; see `MetricsReader` for `restrict`. */
  async read(
    query: ServicesQuery,
    restrict: (scope: ResolvedScope) => ResolvedScope,
  ): Promise<ServicesReport> {
    const { days, knex } = this.#options;
    const window = createWindow(query.from, query.to, days.zone);
    const now = Date.now();
    const buckets = query.bucket && this.#cut(window, query.bucket, now);
    return readConsistently(knex, async trx => {
      const generation = await readGeneration(trx);
      const definitions = resolveDefinitions(query, generation.rules);
      const components = byComponent(restrict(await loadScope(trx, query)));
      const after = query.cursor && decodeRef(query.cursor);
      const all = [...components.keys()].sort();
      const rest = all.filter(ref => !after || ref > after);
      const page = rest.slice(0, query.limit);
      const items: ServiceRow[] = [];
      for (let i = 0; i < page.length; i += SERVICES_AT_A_TIME) {
        const part = page.slice(i, i + SERVICES_AT_A_TIME);
        items.push(
          ...(await readServiceRows(trx, this.#options, {
            ...query,
            generation,
            components: part.map(ref => [ref, components.get(ref) ?? []]),
            window,
            buckets,
            asked: query,
            definitions,
            now,
          })),
        );
      }
      return {
        window,
        definitions,
        buckets,
        items,
        totalItems: all.length,
        pageInfo:
          rest.length > page.length
            ? { nextCursor: encodeRef(page[page.length - 1]) }
            : {},
      };
    });
  }

  #cut(window: Window, unit: BucketUnit, now: number): Bucket[] {
    const buckets = cutIntoBuckets(window, {
      unit,
      now: new Date(now).toISOString(),
      weekStart: this.#options.weekStart,
    });
    if (buckets.length > MAX_PIECES) {
      throw new InputError(
        `The window has ${buckets.length} ${unit}s, of which a list shows at most ${MAX_PIECES}; ask for a shorter one or for longer pieces`,
      );
    }
    return buckets;
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
