import { ChartFrame } from '../../frame';
import { useChartsText } from '../../text';
import { barsMarks, barsTable } from './describe';
import { BarsChartProps } from './types';

/** @public */
export function BarsChart(props: BarsChartProps) {
  const { label, onSelect, points } = props;
  const t = useChartsText();
  return (
    <ChartFrame
      label={label}
      onSelect={onSelect}
      marks={barsMarks(points, props, t)}
      table={barsTable(points, props, t)}
    />
  );
}
