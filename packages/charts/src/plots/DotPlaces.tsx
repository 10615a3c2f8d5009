import { useMemo } from 'react';
import { useXAxisScale, useYAxisScale } from 'recharts';
import { DotStripPoint } from '../components/DotStrip';
import { Box, usePlaces } from '../frame';

const RADIUS = 4;
const NOTHING: (Box | null)[] = [];

/** Tells the frame where the dots are. */
export function DotPlaces(props: {
  points: DotStripPoint[];
  atOf: (point: DotStripPoint) => number;
  yOf: (point: DotStripPoint) => number;
}) {
  const { points, atOf, yOf } = props;
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  const boxes = useMemo(() => {
    if (!toX || !toY) {
      return NOTHING;
    }
    return points.map(point => {
      const x = toX(atOf(point));
      const y = toY(yOf(point));
      return x === undefined || y === undefined
        ? null
        : {
            x: x - RADIUS,
            y: y - RADIUS,
            width: 2 * RADIUS,
            height: 2 * RADIUS,
          };
    });
  }, [points, atOf, yOf, toX, toY]);
  usePlaces(boxes);
  return null;
}
