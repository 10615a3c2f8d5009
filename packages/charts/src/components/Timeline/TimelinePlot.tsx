import { useMemo } from 'react';
import { usePlaces, usePlotSize } from '../../frame';
import { ShapeMark } from '../../marks';
import { tickAnchor, timeTicks } from '../../scale';
import { shorten } from '../../text';
import { KIND_NAMES, KINDS } from './kinds';
import { layOutTimeline, RADIUS } from './layout';
import { TimelineProps } from './types';
import { TimelineSpan } from './TimelineSpan';
import styles from './Timeline.module.css';

/** Room for a written time, in pixels. */
const PER_TICK = 140;
const PER_CHARACTER = 7;

/** The picture of a timeline; the events are in the order of time. */
export function TimelinePlot(props: TimelineProps) {
  const { lanes, events, from, to } = props;
  const { width, height } = usePlotSize();
  const layout = useMemo(
    () => layOutTimeline({ lanes, events, from, to, width, height }),
    [lanes, events, from, to, width, height],
  );
  usePlaces(layout.boxes);
  return (
    <svg width={width} height={height} focusable="false">
      <TimeAxis {...props} toX={layout.toX} y={layout.axisY} width={width} />
      {layout.lanes.map((lane, index) => (
        <g key={lanes[index].id}>
          <line
            className={styles.rule}
            x2={width}
            y1={lane.footY}
            y2={lane.footY}
          />
          <text y={lane.nameY} className={styles.lane}>
            {shorten(lane.name, Math.floor(width / PER_CHARACTER))}
          </text>
        </g>
      ))}
      {events.map((event, index) => (
        <TimelineSpan
          key={event.id}
          box={layout.spans[index]}
          tone={KINDS[event.kind].tone}
          goesOn={event.until === null}
        />
      ))}
      {KIND_NAMES.map(kind => (
        <g key={kind}>
          {events.map((event, index) => {
            const moment = layout.moments[index];
            return (
              event.kind === kind &&
              moment && (
                <ShapeMark
                  key={event.id}
                  {...KINDS[kind]}
                  {...moment}
                  radius={RADIUS - 1}
                />
              )
            );
          })}
        </g>
      ))}
    </svg>
  );
}

function TimeAxis(props: {
  from: number;
  to: number;
  formatTime: (ms: number) => string;
  formatTick?: (ms: number) => string;
  toX: (ms: number) => number;
  y: number;
  width: number;
}) {
  const { from, to, toX, y, width } = props;
  const format = props.formatTick ?? props.formatTime;
  const ticks = timeTicks({ from, to, width, perTick: PER_TICK });
  return (
    <g>
      {ticks.map((tick, index) => (
        <g key={tick}>
          <line className={styles.rule} x1={toX(tick)} x2={toX(tick)} y2={y} />
          <text
            x={toX(tick)}
            y={y + 16}
            textAnchor={tickAnchor(index, ticks.length)}
          >
            {format(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}
