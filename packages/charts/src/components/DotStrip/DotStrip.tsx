import { ChartFrame } from '../../frame';
import { useChartsText } from '../../text';
import { dotsMarks, dotsTable } from './describe';
import { DotStripProps } from './types';

/** @public */
export function DotStrip(props: DotStripProps) {
  const { label, onSelect, points } = props;
  const t = useChartsText();
  return (
    <ChartFrame
      label={label}
      onSelect={onSelect}
      marks={dotsMarks(points, props, t)}
      table={dotsTable(points, props, t)}
    />
  );
}
