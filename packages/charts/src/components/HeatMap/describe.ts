import { Mark } from '../../frame';
import { TableContent } from '../../table';
import { notesOf, Translate } from '../../text';
import { HeatMapDay, HeatMapProps } from './types';

type Formats = Pick<HeatMapProps, 'format' | 'formatDay'>;

/** The days of a heat map as a table. */
export function daysTable(
  days: HeatMapDay[],
  formats: Formats,
  t: Translate,
): TableContent {
  return {
    columns: [t('column.day'), t('column.value'), t('column.notes')],
    rows: days.map(day => ({
      key: day.date,
      cells: [
        formats.formatDay(day.date),
        formats.format(day.value),
        notesOf(day, t).join('; '),
      ],
    })),
  };
}

/** What the days of a heat map say for themselves. */
export function daysMarks(
  days: HeatMapDay[],
  formats: Formats,
  t: Translate,
): Mark[] {
  return days.map(day => ({
    key: day.date,
    title: formats.formatDay(day.date),
    lines: [formats.format(day.value), ...notesOf(day, t)],
  }));
}
