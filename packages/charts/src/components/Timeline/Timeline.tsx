import { useMemo } from 'react';
import { ChartFrame, LegendEntry, moveInRows } from '../../frame';
import { Translate, useChartsText } from '../../text';
import { eventsMarks, eventsTable } from './describe';
import { KIND_NAMES, KINDS } from './kinds';
import { timelineHeight } from './layout';
import { TimelinePlot } from './TimelinePlot';
import { TimelineEvent, TimelineProps } from './types';

/**
 * What happened when, in lanes: deployments, failures, fixes, and incidents with how long
 * they lasted.
 *
 * @public
 */
export function Timeline(props: TimelineProps) {
  const { label, lanes, onSelect } = props;
  const t = useChartsText();
  const events = useMemo(
    () => [...props.events].sort((a, b) => a.at - b.at),
    [props.events],
  );
  const move = useMemo(
    () =>
      moveInRows(
        events.map(({ lane, at }) => ({
          row: lanes.findIndex(({ id }) => id === lane),
          at,
        })),
      ),
    [events, lanes],
  );
  const height = timelineHeight(lanes.length, props.height);
  return (
    <ChartFrame
      label={label}
      height={height}
      move={move}
      onSelect={onSelect}
      marks={eventsMarks(events, props, t)}
      table={() => eventsTable(events, props, t)}
      legend={legendOf(events, t)}
    >
      <TimelinePlot {...props} events={events} />
    </ChartFrame>
  );
}

/** The kinds that there are. */
function legendOf(events: TimelineEvent[], t: Translate): LegendEntry[] {
  return KIND_NAMES.filter(kind =>
    events.some(event => event.kind === kind),
  ).map(kind => ({
    id: kind,
    name: t(`kind.${kind}`),
    tone: KINDS[kind].tone,
    swatch: { shape: KINDS[kind].shape },
  }));
}
