import { ReactNode, useId, useState } from 'react';
import { Switch, Text, VisuallyHidden } from '@backstage/ui';
import { ChartTable, TableContent } from '../table';
import { useChartsText } from '../text';
import { Aim } from './hit';
import { Legend, LegendEntry } from './Legend';
import { Move, moveAlong } from './moves';
import { Picture } from './Picture';
import { Plot } from './Plot';
import { Mark } from './types';
import styles from './ChartFrame.module.css';

/**
 * What all charts share: the name, the keyboard, the tooltip, the legend, and the table
 * that can take the picture's place.
 */
export function ChartFrame(props: {
  label: string;
  onSelect?: (key: string) => void;
  marks: Mark[];
  /** Asked for only if somebody wants to see it. */
  table: () => TableContent;
  /** The least height of the picture, in pixels. */
  height: number;
  legend?: LegendEntry[];
  /** @defaultValue 'plane' */
  aim?: Aim;
  /** @defaultValue through the marks in their order */
  move?: Move;
  /** @defaultValue 'last', which is the newest */
  start?: 'first' | 'last';
  /** There are marks, but none has a value. */
  blank?: boolean;
  /** Words that belong to the picture. */
  below?: ReactNode;
  /** The picture. */
  children: ReactNode;
}) {
  const { label, onSelect, marks, table, height, legend = [], blank } = props;
  const {
    aim = 'plane',
    move = moveAlong(marks.length),
    start = 'last',
  } = props;
  const t = useChartsText();
  const captionId = useId();
  const [asTable, setAsTable] = useState(false);

  if (marks.length === 0) {
    return (
      <figure className={styles.frame} aria-label={label}>
        <div className={styles.empty} style={{ height }}>
          <Text color="secondary">{t('empty')}</Text>
        </div>
      </figure>
    );
  }
  const numbers = (
    <ChartTable caption={label} contentOf={table} onSelect={onSelect} />
  );
  return (
    <figure className={styles.frame} aria-labelledby={captionId}>
      <VisuallyHidden>
        <figcaption id={captionId}>{label}</figcaption>
      </VisuallyHidden>
      {asTable ? (
        numbers
      ) : (
        <Picture
          height={height}
          instead={
            <>
              <Text color="secondary">{t('failed')}</Text>
              {numbers}
            </>
          }
        >
          <Plot
            label={label}
            marks={marks}
            aim={aim}
            move={move}
            start={start}
            height={height}
            onSelect={onSelect}
          >
            {blank && (
              <div className={styles.blank}>
                <Text color="secondary">{t('empty')}</Text>
              </div>
            )}
            {props.children}
          </Plot>
        </Picture>
      )}
      {!asTable && props.below}
      <div className={styles.foot}>
        {asTable ? <span /> : <Legend entries={legend} />}
        <Switch
          label={t('table.show')}
          aria-describedby={captionId}
          isSelected={asTable}
          onChange={setAsTable}
        />
      </div>
    </figure>
  );
}
