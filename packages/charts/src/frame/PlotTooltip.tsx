import { Aim } from './hit';
import { Box, Mark } from './types';
import styles from './Plot.module.css';

/** Above what is lower than this the tooltip has room, in pixels. */
const ROOM_ABOVE = 96;
const GAP = 10;

/**
 * The ring around the mark that is pointed at, and what is known about it. Readers of
 * the screen hear the same from the option, so this is hidden from them.
 */
export function PlotTooltip(props: {
  mark: Mark;
  box: Box;
  aim: Aim;
  width: number;
  height: number;
}) {
  const { mark, box, aim, width, height } = props;
  const middle = box.x + box.width / 2;
  const along = Math.min(1, Math.max(0, middle / width));
  return (
    <div aria-hidden="true" className={styles.overlay}>
      {aim === 'along' && (
        <div className={styles.rule} style={{ left: middle, height }} />
      )}
      <div
        className={styles.ring}
        style={{
          left: box.x,
          top: box.y,
          width: box.width,
          height: box.height,
        }}
      />
      <div
        className={styles.tooltip}
        style={{
          left: middle,
          // So much of its own width to the left that it never leaves the picture.
          transform: `translateX(${-along * 100}%)`,
          ...(box.y > ROOM_ABOVE
            ? { bottom: `calc(100% - ${box.y - GAP}px)` }
            : { top: box.y + box.height + GAP }),
        }}
      >
        <div className={styles.title} dir="auto">
          {mark.title}
        </div>
        {mark.lines.map(line => (
          <div key={line} dir="auto">
            {line}
          </div>
        ))}
      </div>
    </div>
  );
}
