import { LEVELS } from './levels';
import styles from './HeatMap.module.css';

const SIZE = 12;

/** Which shade means how much, from nothing to the most. */
export function HeatScale(props: {
  most: number;
  format: (value: number) => string;
}) {
  const { most, format } = props;
  return (
    // From left to right in every language, as the calendar itself.
    <div className={styles.scale} dir="ltr">
      <span dir="auto">{format(0)}</span>
      <svg
        width={(LEVELS + 1) * SIZE}
        height={SIZE}
        aria-hidden="true"
        focusable="false"
      >
        {Array.from({ length: LEVELS + 1 }, (_, level) => (
          <rect
            key={level}
            x={level * SIZE + 0.5}
            y={0.5}
            width={SIZE - 2}
            height={SIZE - 2}
            rx={2}
            className={styles.day}
            data-level={level}
          />
        ))}
      </svg>
      <span dir="auto">{format(most)}</span>
    </div>
  );
}
