import { Mark } from '../../frame';
import { TableContent } from '../../table';
import { Translate } from '../../text';
import { SharePart } from './types';
import { shares } from './shares';

type Format = (value: number) => string;

/** A share from 0 to 1 in whole per cent. */
export function percentText(share: number, t: Translate): string {
  return t('percent', { percent: String(Math.round(share * 100)) });
}

/** The parts of a whole as a table. */
export function shareTable(
  parts: SharePart[],
  format: Format,
  t: Translate,
): TableContent {
  const ofWhole = shares(parts);
  return {
    columns: [
      t('column.part'),
      t('column.value'),
      t('column.share'),
      t('column.notes'),
    ],
    rows: parts.map((part, index) => ({
      key: part.id,
      cells: [
        part.name,
        format(part.value),
        percentText(ofWhole[index], t),
        part.detail ?? '',
      ],
    })),
  };
}

/** What the parts of a whole say for themselves. */
export function shareMarks(
  parts: SharePart[],
  format: Format,
  t: Translate,
): Mark[] {
  const ofWhole = shares(parts);
  return parts.map((part, index) => ({
    key: part.id,
    title: part.name,
    lines: [
      `${format(part.value)}, ${percentText(ofWhole[index], t)}`,
      ...(part.detail ? [part.detail] : []),
    ],
  }));
}
