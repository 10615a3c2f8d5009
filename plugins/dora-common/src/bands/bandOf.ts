import { InputError } from '@backstage/errors';
import { METRICS, MetricId } from '../metrics';
import { CutPoint, cutPoints, findCutPoint } from './cutPoints';
import { BandEdition, BAND_EDITIONS, Level } from './editions';

/** Below this many observations a level would be chance. */
export const MIN_N_FOR_BAND = 5;

/** The level of a value, and by whose measure. */
export interface Band {
  level: Level;
  /** Year of the report, or `own` for the organisation's own targets. */
  edition: string;
  source: 'primary' | 'secondary' | 'own';
  /** Levels that the report doesn't tell apart from this one here. */
  sharedWith: Level[];
}

/** Why a value has no level. */
export interface NoBand {
  level: null;
  edition: string;
  reason: 'too-few-observations' | 'no-data' | 'not-in-this-edition';
}

/** The organisation's own targets: the worst value of each level, by metric. */
export type OwnTargets = Partial<
  Record<MetricId, Partial<Record<Exclude<Level, 'low'>, number>>>
>;

/** What values are measured by. */
export type Yardstick =
  | { kind: 'edition'; edition: BandEdition }
  | { kind: 'own'; targets: OwnTargets };

/** Finds a report by its year. */
export function findBandEdition(id: string): BandEdition {
  const edition = BAND_EDITIONS.find(candidate => candidate.id === id);
  if (!edition) {
    const known = BAND_EDITIONS.map(candidate => candidate.id).join(', ');
    throw new InputError(
      `No bands of edition '${id}'; known are ${known}, and 'own' if targets are configured`,
    );
  }
  return edition;
}

/** The level of a metric's value. */
export function bandOf(
  metric: MetricId,
  value: number | null,
  n: number,
  yardstick: Yardstick,
): Band | NoBand {
  const edition = yardstick.kind === 'own' ? 'own' : yardstick.edition.id;
  const points = pointsOf(metric, yardstick);
  if (!points) {
    return { level: null, edition, reason: 'not-in-this-edition' };
  }
  if (value === null) {
    return { level: null, edition, reason: 'no-data' };
  }
  if (n < MIN_N_FOR_BAND) {
    return { level: null, edition, reason: 'too-few-observations' };
  }
  const point = findCutPoint(points, lowerIsBetter(metric, value));
  return {
    level: point.level,
    edition,
    source: yardstick.kind === 'own' ? 'own' : yardstick.edition.source,
    sharedWith: point.sharedWith,
  };
}

/**
 * A value as one of which less is better. It is negated and not inverted, as 4
 * deployments in 28 days have to be exactly one a week.
 */
function lowerIsBetter(metric: MetricId, value: number): number {
  return METRICS[metric].better === 'lower' ? value : -value;
}

function pointsOf(
  metric: MetricId,
  yardstick: Yardstick,
): CutPoint[] | undefined {
  if (yardstick.kind === 'own') {
    return ownPoints(metric, yardstick.targets[metric]);
  }
  if (metric === 'deployment-rework-rate') {
    return undefined;
  }
  const points = cutPoints(yardstick.edition, metric);
  return metric === 'deployment-frequency'
    ? points.map(({ bound, ...point }) => ({
        ...point,
        bound: { ...bound, value: -1 / bound.value },
      }))
    : points;
}

function ownPoints(
  metric: MetricId,
  targets: OwnTargets[MetricId],
): CutPoint[] | undefined {
  const points = (['elite', 'high', 'medium'] as const).flatMap(level => {
    const target = targets?.[level];
    return target === undefined
      ? []
      : [
          {
            level,
            bound: { value: lowerIsBetter(metric, target), inclusive: true },
            sharedWith: [],
          },
        ];
  });
  return points.length === 0
    ? undefined
    : [
        ...points,
        {
          level: 'low',
          bound: { value: Infinity, inclusive: true },
          sharedWith: [],
        },
      ];
}
