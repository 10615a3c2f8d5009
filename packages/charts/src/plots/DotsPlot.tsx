import { useCallback, useMemo } from 'react';
import { CartesianGrid, Scatter, ScatterChart, XAxis } from 'recharts';
import type { ScatterShapeProps, XAxisTickContentProps } from 'recharts';
import { DotStripPoint, DotStripProps } from '../components/DotStrip';
import { usePlotSize } from '../frame';
import { ShapeMark } from '../marks';
import { axisWidth, chooseScale, clampTo, timeTicks } from '../scale';
import { useChartsText } from '../text';
import { ValueAxis } from './BucketChart';
import { DotPlaces } from './DotPlaces';
import { TargetLine } from './TargetLine';

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
          <TimeTick tick={tick} last={ticks.length - 1} format={formatTick} />
        )}
      />
      <ValueAxis axis={{ scale, format }} />
      <Scatter
        data={points}
        dataKey={yOf}
        shape={(dot: ScatterShapeProps) => (
          <DotShape dot={dot} point={points[dot.index]} />
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

function DotShape(props: { dot: ScatterShapeProps; point: DotStripPoint }) {
  const { dot, point } = props;
  const unknown = point.value === null;
  return (
    <ShapeMark
      shape={point.open ? 'arrow' : unknown ? 'square' : 'circle'}
      x={dot.cx ?? 0}
      y={dot.cy ?? 0}
      radius={4}
      tone={point.open ? 'bad' : 'accent'}
      hollow={unknown}
    />
  );
}

/** The first and the last time are written inwards, so that neither is cut off. */
function TimeTick(props: {
  tick: XAxisTickContentProps;
  last: number;
  format: (ms: number) => string;
}) {
  const { tick, last, format } = props;
  const anchor =
    tick.index === 0 ? 'start' : tick.index === last ? 'end' : 'middle';
  return (
    <text x={tick.x} y={Number(tick.y) + 8} textAnchor={anchor}>
      {format(Number(tick.payload.value))}
    </text>
  );
}
