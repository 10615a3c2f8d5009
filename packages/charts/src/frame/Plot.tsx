import { ReactNode, useId, useMemo, useState } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import { useChartsText } from '../text';
import { Aim } from './hit';
import { Move } from './moves';
import { PlotContext } from './PlotContext';
import { PlotTooltip } from './PlotTooltip';
import { Box, Mark } from './types';
import { useActiveMark } from './useActiveMark';
import { useWidth } from './useWidth';
import styles from './Plot.module.css';

/**
 * The picture of a chart as a list of which one option at a time is there: screen readers
 * hand the arrow keys on to such a list, and say the option that has become the active
 * one. A page with 2,000 dots so stays as light as one with none.
 */
export function Plot(props: {
  label: string;
  marks: Mark[];
  aim: Aim;
  move: Move;
  start: 'first' | 'last';
  height: number;
  onSelect?: (key: string) => void;
  children: ReactNode;
}) {
  const { label, marks, aim, move, start, height, onSelect, children } = props;
  const t = useChartsText();
  const id = useId();
  const [boxes, setBoxes] = useState<(Box | null)[]>([]);
  const [ref, width] = useWidth<HTMLDivElement>();
  const active = useActiveMark({ marks, boxes, aim, move, start, onSelect });
  const size = useMemo(
    () => ({ width, height, place: setBoxes }),
    [width, height],
  );
  const mark = marks[active.index];
  const box = boxes[active.index];
  return (
    <div
      ref={ref}
      className={styles.plot}
      data-selectable={onSelect ? true : undefined}
      dir="ltr"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={`${id}-mark`}
      aria-describedby={`${id}-how`}
      {...active.handlers}
    >
      <div aria-hidden="true" style={{ minHeight: height }}>
        <PlotContext.Provider value={size}>{children}</PlotContext.Provider>
      </div>
      <VisuallyHidden
        id={`${id}-mark`}
        role="option"
        aria-selected="true"
        aria-setsize={marks.length}
        aria-posinset={active.index + 1}
      >
        {[mark.title, ...mark.lines].join(', ')}
      </VisuallyHidden>
      <span id={`${id}-how`} hidden>
        {onSelect ? `${t('how')}. ${t('select')}.` : t('how')}
      </span>
      {active.shown && box && (
        <PlotTooltip
          mark={mark}
          box={box}
          aim={aim}
          width={width}
          height={height}
        />
      )}
    </div>
  );
}
