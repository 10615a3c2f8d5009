import { Definitions } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { countChange } from '../definitions';
import { countChanges, readFacts } from '../facts';
import { RollupStore } from '../rollup';
import { belongsAt, isComponentRef, ResolvedScope } from '../scope';
import { TallySeries } from '../tally';

/** What a series is filled with. */
export interface FillOptions {
  generation: number;
  scope: ResolvedScope;
  definitions: Definitions;
  now: number;
  /** Scopes with more changes than this are read from roll-ups. */
  exactLimit: number;
}

interface Gap {
  from: number;
  to: number;
}

const isWithin = (gaps: readonly Gap[], moment: number) =>
  gaps.some(gap => gap.from <= moment && moment < gap.to);

/**
 * Fills tallies with what belonged to a scope: from the results themselves if
 * that is little, which is exact, else from roll-ups of days, with the results
 * for what no roll-up stands for.
 */
export async function fillSeries(
  knex: Knex,
  store: RollupStore,
  series: TallySeries,
  options: FillOptions,
): Promise<void> {
  const { from, to } = series;
  if (options.scope.streams.size === 0) {
    return;
  }
  if (!(await isLarge(knex, series, options))) {
    await fillFromResults(knex, series, options, from, to);
    return;
  }
  const gaps = await findGaps(knex, store, series, options.generation);
  await store.addDays(
    knex,
    {
      generation: options.generation,
      scopeRef: options.scope.ref,
      from,
      to,
      definitions: options.definitions,
    },
    day => (isWithin(gaps, day) ? undefined : series.at(day)),
  );
  for (const gap of gaps) {
    await fillFromResults(knex, series, options, gap.from, gap.to);
  }
}

async function isLarge(
  knex: Knex,
  { from, to }: TallySeries,
  { scope, generation, exactLimit }: FillOptions,
): Promise<boolean> {
  if (!scope.isWhole || scope.isFiltered || isComponentRef(scope.ref)) {
    return false;
  }
  const streamIds = [...scope.streams.keys()];
  const query = { generation, streamIds, from, to };
  return (await countChanges(knex, query, exactLimit + 1)) > exactLimit;
}

/** Stretches that roll-ups don't stand for: cut days, and days out of date. */
async function findGaps(
  knex: Knex,
  store: RollupStore,
  series: TallySeries,
  generation: number,
): Promise<Gap[]> {
  const { from, to } = series;
  const { days } = store;
  const dirty = await store.findDirty(knex, generation, from, to);
  const unusable = new Set(dirty);
  for (const boundary of series.boundaries) {
    // Only where a day is cut in two is its tally of no use.
    if (days.startOf(boundary) !== boundary) {
      unusable.add(days.startOf(boundary));
    }
  }
  const gaps: Gap[] = [];
  for (const day of [...unusable].sort((a, b) => a - b)) {
    const gap = {
      from: Math.max(day, from),
      to: Math.min(days.endOf(day), to),
    };
    const last = gaps[gaps.length - 1];
    if (last && last.to === gap.from) {
      last.to = gap.to;
    } else {
      gaps.push(gap);
    }
  }
  return gaps;
}

async function fillFromResults(
  knex: Knex,
  series: TallySeries,
  { generation, scope: { streams }, definitions, now }: FillOptions,
  from: number,
  to: number,
): Promise<void> {
  await fillSeriesBy(
    knex,
    { generation, streams, definitions, now, from, to },
    () => series,
  );
}

/** Fills the series of each stream from the results themselves. */
export async function fillSeriesBy(
  knex: Knex,
  query: {
    generation: number;
    streams: ResolvedScope['streams'];
    definitions: Definitions;
    now: number;
    from: number;
    to: number;
  },
  seriesOf: (streamId: number) => TallySeries | undefined,
): Promise<void> {
  const { generation, streams, definitions, now, from, to } = query;
  const tallyOf = (streamId: number, moment: number) =>
    belongsAt(streams.get(streamId), moment)
      ? seriesOf(streamId)?.at(moment)
      : undefined;
  await readFacts(
    knex,
    { generation, streamIds: [...streams.keys()], from, to },
    {
      deployment(deployment) {
        tallyOf(deployment.streamId, deployment.finishedAt)?.addDeployment(
          deployment,
          now,
        );
      },
      change(streamId, deployedAt, change) {
        tallyOf(streamId, deployedAt)?.addChange(
          countChange(change, definitions),
        );
      },
      incident(streamId, startedAt, isAttributed) {
        tallyOf(streamId, startedAt)?.addIncident(isAttributed);
      },
    },
  );
}
