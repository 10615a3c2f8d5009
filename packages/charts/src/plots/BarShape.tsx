import { BarShapeProps } from 'recharts';
import { cutId } from '../marks';

/** A bar in the texture of its series, cut by diagonals while it is provisional. */
export function BarShape(props: {
  bar: BarShapeProps;
  fill: string;
  stroke: string;
  prefix: string;
  provisional?: boolean;
}) {
  const { bar, fill, stroke, prefix, provisional } = props;
  const { x, y, width, height } = bar;
  if (!(height > 0)) {
    return null;
  }
  const place = { x, y, width, height };
  return (
    <>
      <rect {...place} fill={fill} />
      {provisional && <rect {...place} fill={`url(#${cutId(prefix)})`} />}
      <rect {...place} fill="none" stroke={stroke} />
    </>
  );
}
