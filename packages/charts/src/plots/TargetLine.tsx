import { ReferenceLine } from 'recharts';
import { shorten } from '../text';
import { Target } from '../types';

const MOST_CHARACTERS = 40;

/** Keeps the name readable on whatever lies behind it. */
const HALO = {
  paintOrder: 'stroke',
  stroke: 'var(--chart-ground)',
  strokeWidth: 4,
} as const;

/** A value that is named where it is drawn: a target, or a median. */
export function TargetLine(props: { target: Target; axisId?: string }) {
  const { target, axisId } = props;
  return (
    <ReferenceLine
      y={target.value}
      yAxisId={axisId ?? 0}
      stroke="var(--chart-neutral)"
      strokeWidth={1.5}
      strokeDasharray="6 4"
      label={{
        value: shorten(target.name, MOST_CHARACTERS),
        position: 'insideBottomRight',
        style: HALO,
      }}
    />
  );
}
