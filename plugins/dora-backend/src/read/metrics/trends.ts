import {
  Bucket,
  METRIC_IDS,
  MetricId,
  METRICS,
  Sparkline,
  TrendPoint,
  Window,
} from '@milepost/plugin-dora-common';
import { Tally } from '../tally';
import { MetricContext, metricValue } from './metricValue';

/** What trends are made of. */
export interface TrendParts {
  window: Window;
  /** Tallies of the window's pieces, or of all of it in one. */
  tallies: readonly Tally[];
  /** Which piece is which, if a trend is wanted. */
  buckets?: readonly Bucket[];
  contextOf(window: Window): MetricContext;
}

/** A piece of a trend with what its values are computed from. */
interface Piece {
  bucket: Bucket;
  tally: Tally;
  context: MetricContext;
}

/** Puts the pieces of a trend together; undefined if none is wanted. */
export function piecesOf(parts: TrendParts): Piece[] | undefined {
  const { buckets, contextOf, tallies, window } = parts;
  return buckets?.map((bucket, i) => ({
    bucket,
    tally: tallies[i],
    context: contextOf({ ...bucket, zone: window.zone }),
  }));
}

/** Trends of all metrics that say no more than a line in a list can show. */
export function sparklines(parts: TrendParts): Map<MetricId, Sparkline> {
  const pieces = piecesOf(parts) ?? [];
  return new Map(
    METRIC_IDS.map(metric => {
      const values = pieces.map(({ tally, context }) =>
        metricValue(metric, tally, context),
      );
      return [
        metric,
        {
          values: values.map(({ value }) => value),
          n: values.map(({ n }) => n),
        },
      ];
    }),
  );
}

/** A metric in a piece of a trend. */
export function trendPoint(metric: MetricId, piece: Piece): TrendPoint {
  const { bucket, tally, context } = piece;
  const { value, n, count, quantiles, interval } = metricValue(
    metric,
    tally,
    context,
  );
  return {
    bucket,
    value,
    n,
    count,
    classes:
      metric === 'deployment-frequency' ? pickKinds(tally.classes) : undefined,
    ...quantiles,
    interval: METRICS[metric].unit === 'ratio' ? interval : undefined,
    provisional: tally.provisional,
  };
}

/** The kinds that count in the frequency. */
function pickKinds({
  normal,
  rollback,
  remediation,
}: Tally['classes']): TrendPoint['classes'] {
  return { normal, rollback, remediation };
}
