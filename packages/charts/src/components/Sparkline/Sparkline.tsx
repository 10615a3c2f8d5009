import { linePath, Place, toPixels } from '../../scale';
import { useChartsText } from '../../text';
import { sparklineText } from './describe';
import { SparklineProps } from './types';

const WIDTH = 96;
const HEIGHT = 24;
const INSET = 3;

/**
 * The course of a value beside the value itself, too small for axes.
 *
 * @public
 */
export function Sparkline(props: SparklineProps) {
  const { values } = props;
  const t = useChartsText();
  const known = values.filter(value => value !== null);
  const x = toPixels([0, values.length - 1], [INSET, WIDTH - INSET]);
  const y = toPixels(
    [Math.min(...known), Math.max(...known)],
    [HEIGHT - INSET, INSET],
  );
  const places = values.map((value, index) =>
    value === null ? null : { x: x(index), y: y(value) },
  );
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={sparklineText(props, t)}
    >
      <path
        d={linePath(places)}
        fill="none"
        stroke="var(--bui-fg-secondary)"
        strokeWidth={1.5}
        strokeLinejoin="round"
      />
      {dotsOf(places).map(place => (
        <circle
          key={place.x}
          cx={place.x}
          cy={place.y}
          r={2.5}
          fill="var(--bui-accent-bg)"
        />
      ))}
    </svg>
  );
}

/** The newest, and those without a neighbour, which no line would show. */
function dotsOf(places: (Place | null)[]): Place[] {
  return places.filter(
    (place, index): place is Place =>
      place !== null &&
      (index === places.length - 1 ||
        (!places[index - 1] && !places[index + 1])),
  );
}
