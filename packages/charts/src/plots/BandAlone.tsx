import { useXAxisScale, useYAxisScale } from 'recharts';
import { LineBandPoint } from '../components/LineBandChart';
import { clampTo, Scale } from '../scale';

const WIDTH = 8;

/** The band of points without a neighbour, between which there is no area to fill. */
export function BandAlone(props: { points: LineBandPoint[]; scale: Scale }) {
  const { points, scale } = props;
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  if (!toX || !toY) {
    return null;
  }
  const hasBand = (point?: LineBandPoint) =>
    point?.low !== undefined && point.high !== undefined;
  return (
    <>
      {points.map(({ key, low, high }, index) => {
        if (
          low === undefined ||
          high === undefined ||
          hasBand(points[index - 1]) ||
          hasBand(points[index + 1])
        ) {
          return null;
        }
        const top = toY(clampTo(scale, high)) ?? 0;
        const foot = toY(clampTo(scale, low)) ?? top;
        return (
          <rect
            key={key}
            x={(toX(key, { position: 'middle' }) ?? 0) - WIDTH / 2}
            y={top}
            width={WIDTH}
            height={foot - top}
            fill="var(--chart-accent)"
            fillOpacity={0.22}
          />
        );
      })}
    </>
  );
}
