import { ChartFrame } from '../../frame';
import { useChartsText } from '../../text';
import { daysMarks, daysTable } from './describe';
import { HeatMapProps } from './types';

/** @public */
export function HeatMap(props: HeatMapProps) {
  const { label, onSelect, days } = props;
  const t = useChartsText();
  return (
    <ChartFrame
      label={label}
      onSelect={onSelect}
      marks={daysMarks(days, props, t)}
      table={daysTable(days, props, t)}
    />
  );
}
