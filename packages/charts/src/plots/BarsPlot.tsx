import { useCallback, useId, useMemo } from 'react';
import { Bar, BarShapeProps, ErrorBar, Line } from 'recharts';
import { BarsChartProps, BarsPoint } from '../components/BarsChart';
import { colorOf, paintOf, textureOf } from '../marks';
import { BarShape } from './BarShape';
import { BucketChart, RATIO_AXIS } from './BucketChart';
import { BucketPlaces } from './BucketPlaces';
import { barsScales, stackOf } from './barsScales';
import { TargetLine } from './TargetLine';

/** With more buckets than this the dots and whiskers would hide the line. */
const MOST_WHISKERS = 40;

/** The picture of a bars chart. */
export function BarsPlot(props: BarsChartProps) {
  const { series, points, format, formatRatio, target } = props;
  const prefix = `b${useId().replaceAll(':', '')}`;
  const { bars, ratio } = useMemo(
    () => barsScales({ series, points, format, formatRatio, target }),
    [series, points, format, formatRatio, target],
  );
  const ratioAxis = ratio && { scale: ratio, format: formatRatio ?? format };
  const valueOf = useCallback(
    (point: BarsPoint) => stackOf(point, series),
    [series],
  );
  const detailed = points.length <= MOST_WHISKERS;
  const shape = (index: number) => (bar: BarShapeProps) =>
    (
      <BarShape
        bar={bar}
        fill={paintOf(prefix, series[index].tone, textureOf(index))}
        stroke={colorOf(series[index].tone)}
        prefix={prefix}
        provisional={points[bar.index ?? -1]?.provisional}
      />
    );

  return (
    <BucketChart
      points={points}
      axis={{ scale: bars, format }}
      ratioAxis={ratioAxis}
      prefix={prefix}
      textures={series.map(({ tone }, index) => ({
        tone,
        texture: textureOf(index),
      }))}
    >
      {series.map(({ id }, index) => (
        <Bar
          key={id}
          stackId="stack"
          dataKey={(point: BarsPoint) => point.values[id] ?? 0}
          maxBarSize={48}
          shape={shape(index)}
          isAnimationActive={false}
        />
      ))}
      {/* Holds the line apart from bars of its own lightness. */}
      {ratioAxis && (
        <Line
          yAxisId={RATIO_AXIS}
          dataKey={ratioOf}
          stroke="var(--chart-ground)"
          strokeWidth={4}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      )}
      {ratioAxis && (
        <Line
          yAxisId={RATIO_AXIS}
          dataKey={ratioOf}
          stroke="var(--bui-fg-primary)"
          strokeWidth={1.5}
          dot={detailed && { r: 3, fill: 'var(--chart-ground)' }}
          activeDot={false}
          isAnimationActive={false}
        >
          {detailed && (
            <ErrorBar
              dataKey={whisker}
              width={4}
              stroke="var(--bui-fg-primary)"
              isAnimationActive={false}
            />
          )}
        </Line>
      )}
      {target && (
        <TargetLine target={target} axisId={ratioAxis && RATIO_AXIS} />
      )}
      <BucketPlaces points={points} scale={bars} valueOf={valueOf} />
    </BucketChart>
  );
}

function ratioOf({ ratio }: BarsPoint): number | null {
  return ratio ?? null;
}

/** How far the interval reaches below and above the ratio. */
function whisker({ ratio, interval }: BarsPoint): [number, number] {
  return interval && typeof ratio === 'number'
    ? [ratio - interval.low, interval.high - ratio]
    : [0, 0];
}
