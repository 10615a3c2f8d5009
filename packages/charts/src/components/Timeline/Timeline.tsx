import { ChartFrame } from '../../frame';
import { useChartsText } from '../../text';
import { eventsMarks, eventsTable } from './describe';
import { TimelineProps } from './types';

/** @public */
export function Timeline(props: TimelineProps) {
  const { label, onSelect, events } = props;
  const t = useChartsText();
  return (
    <ChartFrame
      label={label}
      onSelect={onSelect}
      marks={eventsMarks(events, props, t)}
      table={eventsTable(events, props, t)}
    />
  );
}
