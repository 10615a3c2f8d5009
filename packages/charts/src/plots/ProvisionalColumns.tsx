import { usePlotArea, useXAxisScale } from 'recharts';
import { hatchId } from '../marks';
import { Point } from '../types';

/** The ground behind the buckets for which more may still arrive. */
export function ProvisionalColumns(props: { points: Point[]; prefix: string }) {
  const { points, prefix } = props;
  const area = usePlotArea();
  const scale = useXAxisScale();
  const provisional = points.filter(point => point.provisional);
  if (!area || !scale || provisional.length === 0) {
    return null;
  }
  return (
    <>
      {provisional.map(({ key }) => {
        const start = scale(key, { position: 'start' }) ?? 0;
        const end = scale(key, { position: 'end' }) ?? start;
        return (
          <rect
            key={key}
            x={start}
            y={area.y}
            width={end - start}
            height={area.height}
            fill={`url(#${hatchId(prefix)})`}
            fillOpacity={0.5}
          />
        );
      })}
    </>
  );
}
