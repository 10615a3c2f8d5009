import {
  Bucket,
  DefinitionsReport,
  ServiceRow,
  Window,
  windowBefore,
  Yardstick,
} from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { AskedDefinitions } from '../definitions';
import { readHistories } from '../facts';
import { assembleReports } from '../metrics/assembleReport';
import { createContexts } from '../metrics/contexts';
import { fillSeriesBy } from '../metrics/fillSeries';
import { SourcesByKnowledge } from '../metrics/metricValue';
import { sparklines } from '../metrics/trends';
import { LiveGeneration } from '../readGeneration';
import { LocalDays } from '../rollup';
import { ScopeStream } from '../scope';
import { sumOf, TallySeries } from '../tally';
import { readTargets } from '../targets';

/** What rows are computed with, whoever asks. */
export interface ServiceRowOptions {
  days: LocalDays;
  sources: SourcesByKnowledge;
  watchers: readonly string[];
}

/** Which services, and how they are looked at. */
export interface ServiceRowsQuery {
  generation: LiveGeneration;
  components: readonly [ref: string, streams: ScopeStream[]][];
  environment?: string;
  window: Window;
  buckets?: readonly Bucket[];
  asked: AskedDefinitions;
  definitions: DefinitionsReport;
  yardstick: Yardstick;
  now: number;
}

/** Computes the five metrics of some services, all of them from one reading of the results. */
export async function readServiceRows(
  trx: Knex,
  { days, sources, watchers }: ServiceRowOptions,
  query: ServiceRowsQuery,
): Promise<ServiceRow[]> {
  const { buckets, components, generation, now, window } = query;
  const before = windowBefore(window);
  const boundaries = [
    before.from,
    ...(buckets ? buckets.map(({ from }) => from) : [window.from]),
    window.to,
  ].map(moment => Date.parse(moment));
  const services = components.map(([ref, streams]) => ({
    ref,
    streams: new Map(streams.map(stream => [stream.id, stream])),
    series: new TallySeries(boundaries),
  }));
  const seriesOf = new Map(
    services.flatMap(({ series, streams }) =>
      [...streams.keys()].map(id => [id, series] as const),
    ),
  );
  const streams = new Map(services.flatMap(service => [...service.streams]));
  await fillSeriesBy(
    trx,
    {
      generation: generation.id,
      streams,
      definitions: query.definitions,
      now,
      from: boundaries[0],
      to: boundaries[boundaries.length - 1],
    },
    streamId => seriesOf.get(streamId),
  );
  const histories = await readHistories(
    trx,
    generation.id,
    [...streams.keys()],
    watchers,
  );
  const targets = await readTargets(
    trx,
    components.map(([ref]) => ref),
  );
  return services.map(({ ref, series, streams: own }) => {
    const [earlier, ...tallies] = series.tallies;
    const contextOf = createContexts({
      scope: { ref, isWhole: true, isFiltered: false, streams: own },
      histories,
      sources,
      days,
      now,
    });
    const trend =
      buckets && sparklines({ window, tallies, buckets, contextOf });
    const reports = assembleReports({
      ...query,
      scopeRef: ref,
      targets: targets.get(ref) ?? new Map(),
      rules: generation.rules,
      tallies,
      total: sumOf(tallies),
      buckets: undefined,
      before: { window: before, tally: earlier },
      contextOf,
    });
    return {
      component: ref,
      metrics: reports.map(({ trend: _, ...report }) => ({
        ...report,
        sparkline: trend?.get(report.metric),
      })),
    };
  });
}
