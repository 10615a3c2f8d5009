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
  const d = shapePath(shape, x, y, radius);
  const color = colorOf(tone);
  if (isStroked(shape)) {
    return (
      <path
        d={d}
        fill="none"
        stroke={color}
        strokeWidth={2}
        strokeLinecap="round"
      />
    );
  }
  return hollow ? (
    <path d={d} fill="var(--chart-ground)" stroke={color} strokeWidth={1.5} />
  ) : (
    <path d={d} fill={color} stroke="var(--chart-ground)" />
  );
}
