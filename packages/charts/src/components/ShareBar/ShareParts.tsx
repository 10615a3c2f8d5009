import { useMemo } from 'react';
import { Box, usePlaces, usePlotSize } from '../../frame';
import { SharePart } from './types';
import styles from './ShareBar.module.css';

/** A narrower part has no room for its name, in pixels. */
const MIN_NAMED_WIDTH = 64;

/** The bar itself. */
export function ShareParts(props: {
  parts: SharePart[];
  ofWhole: number[];
  height: number;
  shadeOf: (index: number) => string;
}) {
  const { parts, ofWhole, height, shadeOf } = props;
  const { width } = usePlotSize();
  const boxes = useMemo(
    () => partBoxes(ofWhole, width, height),
    [ofWhole, width, height],
  );
  usePlaces(boxes);
  return (
    <div className={styles.bar} style={{ height }}>
      {parts.map((part, index) => (
        <div
          key={part.id}
          className={styles.part}
          data-shade={shadeOf(index)}
          style={{ width: `${ofWhole[index] * 100}%` }}
        >
          {ofWhole[index] * width >= MIN_NAMED_WIDTH && (
            <span className={styles.inside} dir="auto">
              {part.name}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

function partBoxes(ofWhole: number[], width: number, height: number): Box[] {
  let x = 0;
  return ofWhole.map(share => {
    const box = { x, y: 0, width: share * width, height };
    x += box.width;
    return box;
  });
}
