import { ChartFrame } from '../../frame';
import { useChartsText } from '../../text';
import { shareMarks, shareTable } from './describe';
import { ShareBarProps } from './types';

/** @public */
export function ShareBar(props: ShareBarProps) {
  const { label, onSelect, parts } = props;
  const t = useChartsText();
  return (
    <ChartFrame
      label={label}
      onSelect={onSelect}
      marks={shareMarks(parts, props.format, t)}
      table={shareTable(parts, props.format, t)}
    />
  );
}
