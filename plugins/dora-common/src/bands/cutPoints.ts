import { BandEdition, BandedMetricId, Bound, Level, LEVELS } from './editions';

/** A level and the worst value that is still of it. */
export interface CutPoint {
  level: Level;
  bound: Bound;
  /**
   * Worse levels whose cluster gave the same answer, so that the report doesn't
   * tell them apart by this metric.
   */
  sharedWith: Level[];
}

const isWithin = (bound: Bound, value: number) =>
  value < bound.value || (bound.inclusive && value === bound.value);

const isWiderThan = (bound: Bound, other: Bound) =>
  bound.value > other.value ||
  (bound.value === other.value && bound.inclusive && !other.inclusive);

/**
 * Turns what a report publishes about clusters into cut points, monotone and
 * without holes:
 *
 * - what lies between two levels belongs to the worse one;
 * - a level is never stricter than a better one (2024 has 20 % for high, but
 *   10 % for medium);
 * - what several levels answer alike counts as the best of them, which then
 *   names the others;
 * - the worst level takes all the rest.
 */
export function cutPoints(
  edition: BandEdition,
  metric: BandedMetricId,
): CutPoint[] {
  const points: CutPoint[] = [];
  for (const level of LEVELS) {
    const bound = edition.levels[level]?.[metric];
    const last = points[points.length - 1];
    if (!bound) {
      continue;
    }
    if (!last || isWiderThan(bound, last.bound)) {
      points.push({ level, bound, sharedWith: [] });
    } else {
      last.sharedWith.push(level);
    }
  }
  const worst = points[points.length - 1];
  if (worst.sharedWith.includes('low')) {
    // Worse than anything that the report has seen is low, whatever is shared.
    points.push({
      level: 'low',
      bound: { value: Infinity, inclusive: true },
      sharedWith: [],
    });
  } else {
    worst.bound = { value: Infinity, inclusive: true };
  }
  return points;
}

/** The cut point that a value falls under. */
export function findCutPoint(points: CutPoint[], value: number): CutPoint {
  return (
    points.find(point => isWithin(point.bound, value)) ??
    points[points.length - 1]
  );
}
