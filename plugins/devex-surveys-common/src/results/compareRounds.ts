import { significantOnes } from '../statistics';
import { Cell, Change, DimensionScore, GroupResults } from './types';

interface Measured {
  favourable: number;
  interval: { low: number; high: number };
}

/**
 * Adds to a group what has changed since the round before, as far as both rounds show
 * it. Answers of two rounds can't be paired, so they are treated as independent.
 */
export function compareGroup(
  group: GroupResults,
  before: GroupResults | undefined,
): GroupResults {
  if (!before) {
    return group;
  }
  const items = compare(group.items, before.items, measuredCell);
  const dimensions = compare(
    group.dimensions,
    before.dimensions,
    measuredScore,
  );
  return {
    ...group,
    items: withChanges(group.items, items),
    dimensions: withChanges(group.dimensions, dimensions),
  };
}

function measuredCell(cell: Cell): Measured | undefined {
  return cell.status === 'shown' && !cell.favourable.bound && cell.interval
    ? { favourable: cell.favourable.percent, interval: cell.interval }
    : undefined;
}

function measuredScore(score: DimensionScore): Measured | undefined {
  return score.status === 'shown' && score.interval
    ? { favourable: score.favourable, interval: score.interval }
    : undefined;
}

function compare<T>(
  now: Record<string, T>,
  before: Record<string, T>,
  measure: (value: T) => Measured | undefined,
): Map<string, Change> {
  const pairs = Object.keys(now).flatMap(key => {
    const current = measure(now[key]);
    const earlier = key in before ? measure(before[key]) : undefined;
    return current && earlier ? [{ key, current, earlier }] : [];
  });
  const differences = pairs.map(({ current, earlier }) => ({
    points: Number((current.favourable - earlier.favourable).toFixed(1)),
    margins: [halfWidth(earlier), halfWidth(current)] as const,
  }));
  const significant = significantOnes(differences);
  return new Map(
    pairs.map(({ key }, index) => [
      key,
      {
        points: differences[index].points,
        significant: significant[index],
      },
    ]),
  );
}

function withChanges<T extends Record<string, object>>(
  values: T,
  changes: ReadonlyMap<string, Change>,
): T {
  const changed = Object.fromEntries(
    [...changes].map(([key, change]) => [key, { ...values[key], change }]),
  );
  return { ...values, ...changed };
}

function halfWidth({ interval }: Measured): number {
  return (interval.high - interval.low) / 2;
}
