import { useCallback, useMemo } from 'react';
import { CartesianGrid, Scatter, ScatterChart, XAxis } from 'recharts';
import type { ScatterShapeProps, XAxisTickContentProps } from 'recharts';
import { DotStripPoint, DotStripProps } from '../components/DotStrip';
import { usePlotSize } from '../frame';
import { Shape, ShapeMark } from '../marks';
import {
  axisWidth,
  chooseScale,
  clampTo,
  tickAnchor,
  timeTicks,
} from '../scale';
import { useChartsText } from '../text';
import { ValueAxis } from './BucketChart';
import { DotPlaces } from './DotPlaces';
import { TargetLine } from './TargetLine';

/** More dots than this lie on each other, and are drawn smaller. */
const MANY_DOTS = 500;

/** Room for a written time, in pixels. */
const PER_TICK = 140;
/** So that the first and the last dot are not cut in half. */
const INSET = { left: 8, right: 8 };
const MARGIN = { top: 24, right: 12, bottom: 0, left: 0 };

/** The picture of a dot strip; the points are in the order of time. */
export function DotsPlot(props: DotStripProps) {
  const { points, from, to, median, scale: kind, format } = props;
  const formatTick = props.formatTick ?? props.formatTime;
  const { width, height } = usePlotSize();
  const t = useChartsText();
  const scale = useMemo(
    () =>
      chooseScale({
        values: points
          .map(({ value }) => value)
          .concat(median ?? null)
          .filter(value => value !== null),
        format,
        kind,
      }),
    [points, median, format, kind],
  );
  const ticks = timeTicks({
    from,
    to,
    width: width - axisWidth(scale, format),
    perTick: PER_TICK,
  });
  const atOf = useCallback(
    ({ at }: DotStripPoint) => Math.min(to, Math.max(from, at)),
    [from, to],
  );
  const yOf = useCallback(
    ({ value }: DotStripPoint) =>
      value === null ? scale.domain[0] : clampTo(scale, value),
    [scale],
  );

  return (
    <ScatterChart
      width={width}
      height={height}
      margin={MARGIN}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
      <XAxis
        type="number"
        dataKey={atOf}
        domain={[from, to]}
        ticks={ticks}
        interval={0}
        height={24}
        padding={INSET}
        tickLine={false}
        stroke="var(--chart-axis)"
        tick={tick => (
          <TimeTick tick={tick} count={ticks.length} format={formatTick} />
        )}
      />
      <ValueAxis axis={{ scale, format }} />
      <Scatter
        data={points}
        dataKey={yOf}
        shape={(dot: ScatterShapeProps) => (
          <DotShape
            dot={dot}
            point={points[dot.index]}
            radius={points.length > MANY_DOTS ? 2.5 : 4}
          />
        )}
        isAnimationActive={false}
      />
      {typeof median === 'number' && (
        <TargetLine
          target={{
            value: clampTo(scale, median),
            name: `${t('median')} ${format(median)}`,
          }}
        />
      )}
      <DotPlaces points={points} atOf={atOf} yOf={yOf} />
    </ScatterChart>
  );
}

function DotShape(props: {
  dot: ScatterShapeProps;
  point: DotStripPoint;
  radius: number;
}) {
  const { dot, point, radius } = props;
  const unknown = point.value === null;
  return (
    <ShapeMark
      shape={shapeOf(point)}
      x={dot.cx ?? 0}
      y={dot.cy ?? 0}
      radius={point.open ? 4 : radius}
      tone={point.open ? 'bad' : 'accent'}
      hollow={unknown}
    />
  );
}

function shapeOf({ open, value }: DotStripPoint): Shape {
  if (open) {
    return 'arrow';
  }
  return value === null ? 'square' : 'circle';
}

function TimeTick(props: {
  tick: XAxisTickContentProps;
  count: number;
  format: (ms: number) => string;
}) {
  const { tick, count, format } = props;
  return (
    <text
      x={tick.x}
      y={Number(tick.y) + 8}
      textAnchor={tickAnchor(tick.index, count)}
    >
      {format(Number(tick.payload.value))}
    </text>
  );
}
