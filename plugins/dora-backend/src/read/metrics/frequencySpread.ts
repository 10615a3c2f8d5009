import { quantileOfSorted, Spread } from '@milepost/plugin-dora-common';
import { Tally } from '../tally';
import { MetricContext } from './metricValue';

/** How often each service deploys: their sum says little about any of them. */
export function frequencySpread(
  tally: Tally,
  { watchedDays, services }: MetricContext,
): Spread | undefined {
  if (services < 2 || watchedDays <= 0) {
    return undefined;
  }
  const perDay = [...tally.streams.values()].map(
    ({ counted }) => counted / watchedDays,
  );
  // Services that didn't deploy at all are not in the tally, yet they count.
  while (perDay.length < services) {
    perDay.push(0);
  }
  const sorted = Float64Array.from(perDay).sort();
  const at = (p: number) => quantileOfSorted(sorted, p);
  return {
    services,
    min: at(0),
    p25: at(0.25),
    median: at(0.5),
    p75: at(0.75),
    max: at(1),
  };
}
