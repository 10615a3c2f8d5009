import { useId, useMemo } from 'react';
import { usePlaces, usePlotSize } from '../../frame';
import { hatchId, TextureDefs } from '../../marks';
import { layOutCalendar, MONTHS_HEIGHT } from './calendar';
import { levelOf } from './levels';
import { HeatMapDay, HeatMapProps } from './types';
import styles from './HeatMap.module.css';

/** The calendar itself. */
export function HeatDays(props: {
  days: HeatMapDay[];
  most: number;
  formatMonth: HeatMapProps['formatMonth'];
}) {
  const { days, most, formatMonth = isoMonth } = props;
  const prefix = `h${useId().replaceAll(':', '')}`;
  const { width } = usePlotSize();
  const layout = useMemo(
    () =>
      layOutCalendar(
        days.map(({ date }) => date),
        width,
      ),
    [days, width],
  );
  usePlaces(layout.boxes);
  return (
    <svg width={width} height={layout.height} focusable="false">
      <TextureDefs prefix={prefix} used={[]} />
      {layout.months.map(({ date, x, y }) => (
        <text key={date} x={x} y={y - MONTHS_HEIGHT / 3}>
          {formatMonth(date)}
        </text>
      ))}
      {days.map((day, index) => {
        const place = layout.boxes[index];
        return (
          <g key={day.date}>
            <rect
              {...place}
              rx={2}
              className={styles.day}
              data-level={levelOf(day.value, most)}
            />
            {day.provisional && (
              <rect {...place} rx={2} fill={`url(#${hatchId(prefix)})`} />
            )}
          </g>
        );
      })}
    </svg>
  );
}

function isoMonth(date: string): string {
  return date.slice(0, 7);
}
