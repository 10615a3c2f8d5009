import { useMemo } from 'react';
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { Box, usePlaces } from '../frame';
import { clampTo, Scale } from '../scale';
import { Point } from '../types';

const NOTHING: (Box | null)[] = [];

/**
 * Tells the frame where the buckets are: at their value, or at the foot of the picture
 * where there is none, so that the gap can be pointed at too.
 */
export function BucketPlaces<T extends Point>(props: {
  points: T[];
  scale: Scale;
  valueOf: (point: T) => number | null;
}) {
  const { points, scale, valueOf } = props;
  const area = usePlotArea();
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  const boxes = useMemo(() => {
    if (!area || !toX || !toY) {
      return NOTHING;
    }
    return points.map(point => {
      const value = valueOf(point);
      const x = toX(point.key, { position: 'middle' });
      const y =
        value === null ? area.y + area.height : toY(clampTo(scale, value));
      return x === undefined || y === undefined
        ? null
        : { x, y, width: 0, height: 0 };
    });
  }, [points, scale, valueOf, area, toX, toY]);
  usePlaces(boxes);
  return null;
}
