import { Tone } from '../types';
import { isStroked, Shape, shapePath } from './shapes';
import { colorOf } from './tones';

/** A moment in a picture, told apart by its shape. */
export function ShapeMark(props: {
  shape: Shape;
  x: number;
  y: number;
  radius: number;
  tone: Tone;
  /** Not known for certain, or not known at all. */
  hollow?: boolean;
}) {
  const { shape, x, y, radius, tone, hollow } = props;
  const color = colorOf(tone);
  const stroked = isStroked(shape);
  return (
    <path
      d={shapePath(shape, x, y, radius)}
      fill={stroked ? 'none' : hollow ? 'var(--chart-ground)' : color}
      stroke={stroked || hollow ? color : 'var(--chart-ground)'}
      strokeWidth={stroked ? 2 : hollow ? 1.5 : 1}
      strokeLinecap="round"
    />
  );
}
