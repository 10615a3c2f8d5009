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
    <div className={styles.scale}>
      <span>{format(0)}</span>
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
      <span>{format(most)}</span>
    </div>
  );
}
