import { useId, useMemo } from 'react';
import { Area, DotItemDotProps, Line } from 'recharts';
import { LineBandChartProps, LineBandPoint } from '../components/LineBandChart';
import { ShapeMark } from '../marks';
import { chooseScale, clampTo } from '../scale';
import { BandAlone } from './BandAlone';
import { BucketChart } from './BucketChart';
import { BucketPlaces } from './BucketPlaces';
import { TargetLine } from './TargetLine';

/** With more points than this their dots would hide the line. */
const MOST_DOTS = 40;

const valueOf = (point: LineBandPoint) => point.value;

/** The picture of a line band chart. */
export function LineBandPlot(props: LineBandChartProps) {
  const { points, format, scale: kind, target } = props;
  const prefix = `l${useId().replaceAll(':', '')}`;
  const scale = useMemo(
    () =>
      chooseScale({
        values: points
          .flatMap(({ value, low, high, upper }) => [value, low, high, upper])
          .concat(target?.value)
          .filter(value => typeof value === 'number'),
        format,
        kind,
      }),
    [points, format, kind, target],
  );
  const at = (value: number | null | undefined) =>
    value === null || value === undefined ? null : clampTo(scale, value);
  const band = ({ low, high }: LineBandPoint) =>
    low === undefined || high === undefined ? null : [at(low), at(high)];

  return (
    <BucketChart points={points} axis={{ scale, format }} prefix={prefix}>
      <Area
        dataKey={band}
        stroke="none"
        fill="var(--chart-accent)"
        fillOpacity={0.22}
        activeDot={false}
        isAnimationActive={false}
      />
      <BandAlone points={points} scale={scale} />
      <Line
        dataKey={(point: LineBandPoint) => at(point.upper)}
        stroke="var(--chart-accent)"
        strokeWidth={1}
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
      <Line
        dataKey={(point: LineBandPoint) => at(point.value)}
        stroke="var(--chart-accent)"
        strokeWidth={2}
        dot={dot => <LineDot key={dot.index} dot={dot} points={points} />}
        activeDot={false}
        isAnimationActive={false}
      />
      {target && <TargetLine target={target} />}
      <BucketPlaces points={points} scale={scale} valueOf={valueOf} />
    </BucketChart>
  );
}

/** A dot where the line alone would not show the point, or would say too much of it. */
function LineDot(props: { dot: DotItemDotProps; points: LineBandPoint[] }) {
  const { points, dot } = props;
  const { index, cx, cy } = dot;
  const point = points[index];
  const alone =
    (points[index - 1]?.value ?? null) === null &&
    (points[index + 1]?.value ?? null) === null;
  const shown = points.length <= MOST_DOTS || point.provisional || alone;
  if (!shown || point.value === null || cx === undefined || cy === undefined) {
    return null;
  }
  return (
    <ShapeMark
      shape="circle"
      x={Number(cx)}
      y={Number(cy)}
      radius={3.5}
      tone="accent"
      hollow={point.provisional}
    />
  );
}
