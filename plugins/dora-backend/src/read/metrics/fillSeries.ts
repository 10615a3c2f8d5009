import { Definitions } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { countChange } from '../definitions';
import { countChanges, readFacts, readProvisional } from '../facts';
import {
  addRolledDay,
  countRolledChanges,
  RolledDay,
  RollupStore,
} from '../rollup';
import { belongsAt, isComponentRef, ResolvedScope } from '../scope';
import { TallySeries } from '../tally';

/** What a series is filled with. */
export interface FillOptions {
  generation: number;
  scope: ResolvedScope;
  definitions: Definitions;
  now: number;
  /** Stages are of interest from then on. */
  stagesFrom: number;
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
  const rollups = await findRollups(knex, store, series, options);
  if (!rollups) {
    await fillFromResults(knex, series, options, from, to);
    return;
  }
  const { days, gaps } = rollups;
  for (const day of days) {
    const tally = series.at(day.from);
    if (tally) {
      addRolledDay(tally, day, options.definitions);
    }
  }
  await addProvisional(knex, series, options, gaps);
  for (const gap of gaps) {
    await fillFromResults(knex, series, options, gap.from, gap.to);
  }
}

/** The roll-ups of a scope, and what they don't stand for, if it is large. */
async function findRollups(
  knex: Knex,
  store: RollupStore,
  series: TallySeries,
  { scope, generation, definitions, exactLimit }: FillOptions,
): Promise<{ days: RolledDay[]; gaps: Gap[] } | undefined> {
  if (!scope.isWhole || scope.isFiltered || isComponentRef(scope.ref)) {
    return undefined;
  }
  const { from, to } = series;
  const gaps = await findGaps(knex, store, series, generation);
  const query = {
    generation,
    scopeRef: scope.ref,
    from,
    to,
    start: definitions.start,
  };
  const days = (await store.readDays(knex, query)).filter(
    day => !isWithin(gaps, day.from),
  );
  // What is rolled up need not be counted again to know that it is much.
  let changes = 0;
  for (const day of days) {
    changes += countRolledChanges(day);
  }
  if (changes <= exactLimit) {
    const streamIds = [...scope.streams.keys()];
    changes = await countChanges(
      knex,
      { generation, streamIds, from, to },
      exactLimit + 1,
    );
  }
  return changes > exactLimit ? { days, gaps } : undefined;
}

/** What is provisional changes by time alone, so that no roll-up can know it. */
async function addProvisional(
  knex: Knex,
  series: TallySeries,
  { scope: { streams }, generation, now }: FillOptions,
  gaps: readonly Gap[],
): Promise<void> {
  const { from, to } = series;
  await readProvisional(
    knex,
    { generation, streamIds: [...streams.keys()], from, to },
    now,
    (streamId, finishedAt) => {
      const tally = series.at(finishedAt);
      if (
        tally &&
        !isWithin(gaps, finishedAt) &&
        belongsAt(streams.get(streamId), finishedAt)
      ) {
        tally.provisional += 1;
      }
    },
  );
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
  { generation, scope: { streams }, definitions, now, stagesFrom }: FillOptions,
  from: number,
  to: number,
): Promise<void> {
  await fillSeriesBy(
    knex,
    { generation, streams, definitions, now, stagesFrom, from, to },
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
    /** Stages are of no interest before; not at all without it. */
    stagesFrom?: number;
  },
  seriesOf: (streamId: number) => TallySeries | undefined,
): Promise<void> {
  const { generation, streams, definitions, now, from, to, stagesFrom } = query;
  const tallyOf = (streamId: number, moment: number) =>
    belongsAt(streams.get(streamId), moment)
      ? seriesOf(streamId)?.at(moment)
      : undefined;
  await readFacts(
    knex,
    { generation, streamIds: [...streams.keys()], from, to, stagesFrom },
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
