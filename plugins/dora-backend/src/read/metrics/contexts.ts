import { daysBetween, Window } from '@milepost/plugin-dora-common';
import { LocalDays } from '../rollup';
import { ResolvedScope } from '../scope';
import { StreamHistory } from '../facts';
import { MetricContext } from './metricValue';

/** What contexts follow from, the same for all windows of a report. */
export interface ContextParts {
  scope: ResolvedScope;
  histories: ReadonlyMap<number, StreamHistory>;
  sources: MetricContext['sources'];
  days: LocalDays;
  now: number;
}

/** Says what has to be known beside a tally, for any window. */
export function createContexts(
  parts: ContextParts,
): (window: Window) => MetricContext {
  const { days, histories, now, scope, sources } = parts;
  const firsts = [...scope.streams.values()].map(({ id, intervals }) =>
    Math.max(
      histories.get(id)?.firstDeployment ?? Infinity,
      Math.min(...intervals.map(({ from }) => from)),
    ),
  );
  const first = firsts.reduce((a, b) => Math.min(a, b), Infinity);
  // The day of the first deployment of all counts as watched from its start.
  const watchedSince = first < Infinity ? days.startOf(first) : first;
  const measuredStreams = new Set(
    [...histories.values()]
      .filter(history => history.isMeasured)
      .map(history => history.streamId),
  );

  return window => {
    const start = Date.parse(window.from);
    const end = Date.parse(window.to);
    const from = Math.max(start, watchedSince);
    const to = Math.min(end, now);
    const length = daysBetween(start, end, window.zone);
    // Most pieces of a trend were watched as a whole.
    const isWhole = from === start && to === end;
    const watched = () => (from < to ? daysBetween(from, to, window.zone) : 0);
    return {
      days: length,
      watchedDays: isWhole ? length : watched(),
      services: firsts.filter(joined => joined < end).length,
      measuredStreams,
      sources,
    };
  };
}
