import { useMemo } from 'react';
import { ChartFrame, provisionalEntry } from '../../frame';
import { useChartsText } from '../../text';
import { moveByWeeks } from './calendar';
import { daysMarks, daysTable } from './describe';
import { HeatDays } from './HeatDays';
import { HeatScale } from './HeatScale';
import { HeatMapProps } from './types';

/** Of the smallest calendar: seven days and the names of the months. */
const MIN_HEIGHT = 104;

/**
 * How much happened on each day, week beside week from Monday to Sunday.
 *
 * @public
 */
export function HeatMap(props: HeatMapProps) {
  const { label, format, onSelect } = props;
  const t = useChartsText();
  const days = useMemo(
    () => [...props.days].sort((a, b) => a.date.localeCompare(b.date)),
    [props.days],
  );
  const move = useMemo(() => moveByWeeks(days.map(({ date }) => date)), [days]);
  const most = Math.max(0, ...days.map(({ value }) => value));
  const provisional = days.some(day => day.provisional);
  return (
    <ChartFrame
      label={label}
      height={MIN_HEIGHT}
      move={move}
      onSelect={onSelect}
      marks={daysMarks(days, props, t)}
      table={() => daysTable(days, props, t)}
      legend={provisional ? [provisionalEntry(t)] : []}
      below={<HeatScale most={most} format={format} />}
    >
      <HeatDays days={days} most={most} formatMonth={props.formatMonth} />
    </ChartFrame>
  );
}
