import { Mark } from '../../frame';
import { TableContent } from '../../table';
import { Translate, valueText } from '../../text';
import { DotStripPoint, DotStripProps } from './types';

type Formats = Pick<DotStripProps, 'format' | 'formatTime'>;

function notes(point: DotStripPoint, t: Translate): string[] {
  return [
    ...(point.open ? [t('open')] : []),
    ...(point.detail ? [point.detail] : []),
  ];
}

/** A dot strip as a table, in the order of time. */
export function dotsTable(
  points: DotStripPoint[],
  formats: Formats,
  t: Translate,
): TableContent {
  return {
    columns: [
      t('column.name'),
      t('column.time'),
      t('column.value'),
      t('column.notes'),
    ],
    rows: points.map(point => ({
      key: point.id,
      cells: [
        point.name,
        formats.formatTime(point.at),
        valueText(point.value, formats.format, t),
        notes(point, t).join('; '),
      ],
    })),
  };
}

/** What the dots of a strip say for themselves. */
export function dotsMarks(
  points: DotStripPoint[],
  formats: Formats,
  t: Translate,
): Mark[] {
  return points.map(point => ({
    key: point.id,
    title: point.name,
    lines: [
      valueText(point.value, formats.format, t),
      formats.formatTime(point.at),
      ...notes(point, t),
    ],
  }));
}
