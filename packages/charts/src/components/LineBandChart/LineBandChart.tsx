import { ChartFrame } from '../../frame';
import { useChartsText } from '../../text';
import { lineBandMarks, lineBandTable } from './describe';
import { LineBandChartProps } from './types';

/** @public */
export function LineBandChart(props: LineBandChartProps) {
  const { label, onSelect, points } = props;
  const t = useChartsText();
  return (
    <ChartFrame
      label={label}
      onSelect={onSelect}
      marks={lineBandMarks(points, props, t)}
      table={lineBandTable(points, props, t)}
    />
  );
}
