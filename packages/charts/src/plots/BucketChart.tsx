import { ComponentProps, ReactNode, useMemo } from 'react';
import { CartesianGrid, ComposedChart, XAxis, YAxis } from 'recharts';
import { usePlotSize } from '../frame';
import { TextureDefs } from '../marks';
import { axisWidth, Scale } from '../scale';
import { shorten } from '../text';
import { Point } from '../types';
import { ProvisionalColumns } from './ProvisionalColumns';

/** The second axis, of ratios. */
export const RATIO_AXIS = 'ratio';

/** Longer names of buckets would hide each other. */
const MOST_TICK_CHARACTERS = 14;
const MARGIN = { top: 12, right: 4, bottom: 0, left: 0 };

/** An axis and how its values are written. */
export interface Axis {
  scale: Scale;
  format: (value: number) => string;
}

/** Buckets side by side, over one axis or between two. */
export function BucketChart(props: {
  points: Point[];
  axis: Axis;
  ratioAxis?: Axis;
  /** Begins the names of the patterns of this picture. */
  prefix: string;
  textures?: ComponentProps<typeof TextureDefs>['used'];
  children: ReactNode;
}) {
  const { points, axis, ratioAxis, prefix, textures = [], children } = props;
  const { width, height } = usePlotSize();
  const names = useMemo(
    () => new Map(points.map(({ key, tick, label }) => [key, tick ?? label])),
    [points],
  );
  return (
    <ComposedChart
      width={width}
      height={height}
      data={points}
      margin={MARGIN}
      accessibilityLayer={false}
      barCategoryGap="20%"
    >
      <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
      <XAxis
        dataKey="key"
        scale="band"
        height={24}
        interval="equidistantPreserveStart"
        minTickGap={12}
        tickLine={false}
        stroke="var(--chart-axis)"
        tickFormatter={(key: string) =>
          shorten(names.get(key) ?? key, MOST_TICK_CHARACTERS)
        }
      />
      <ValueAxis axis={axis} />
      {ratioAxis && <ValueAxis axis={ratioAxis} id={RATIO_AXIS} />}
      <TextureDefs prefix={prefix} used={textures} />
      <ProvisionalColumns points={points} prefix={prefix} />
      {children}
    </ComposedChart>
  );
}

/** An axis of values with exactly the ticks that were chosen for it. */
export function ValueAxis(props: { axis: Axis; id?: string }) {
  const { scale, format } = props.axis;
  return (
    <YAxis
      yAxisId={props.id ?? 0}
      orientation={props.id ? 'right' : 'left'}
      width={axisWidth(scale, format)}
      scale={scale.kind}
      domain={scale.domain}
      ticks={scale.ticks}
      interval={0}
      axisLine={false}
      tickLine={false}
      tickFormatter={value => unbroken(format(value))}
    />
  );
}

/** The axis has room for the longest text, but would break one at its spaces. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}
