import { Mark } from '../../frame';
import { TableContent } from '../../table';
import { Translate } from '../../text';
import { TimelineEvent, TimelineLane } from './types';

interface Context {
  lanes: TimelineLane[];
  formatTime: (ms: number) => string;
}

function endText(event: TimelineEvent, context: Context, t: Translate): string {
  if (event.until === undefined) {
    return '';
  }
  return event.until === null ? t('goes-on') : context.formatTime(event.until);
}

function laneName(event: TimelineEvent, lanes: TimelineLane[]): string {
  return lanes.find(({ id }) => id === event.lane)?.name ?? event.lane;
}

/** The events of a timeline as a table. */
export function eventsTable(
  events: TimelineEvent[],
  context: Context,
  t: Translate,
): TableContent {
  return {
    columns: [
      t('column.name'),
      t('column.kind'),
      t('column.lane'),
      t('column.start'),
      t('column.end'),
      t('column.notes'),
    ],
    rows: events.map(event => ({
      key: event.id,
      cells: [
        event.name,
        t(`kind.${event.kind}`),
        laneName(event, context.lanes),
        context.formatTime(event.at),
        endText(event, context, t),
        event.detail ?? '',
      ],
    })),
  };
}

/** What the events of a timeline say for themselves. */
export function eventsMarks(
  events: TimelineEvent[],
  context: Context,
  t: Translate,
): Mark[] {
  return events.map(event => {
    const start = context.formatTime(event.at);
    const end = endText(event, context, t);
    return {
      key: event.id,
      title: event.name,
      lines: [
        `${t(`kind.${event.kind}`)}, ${laneName(event, context.lanes)}`,
        end ? t('range', { low: start, high: end }) : start,
        ...(event.detail ? [event.detail] : []),
      ],
    };
  });
}
