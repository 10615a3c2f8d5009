import { Point } from '../types';
import { Translate } from './translate';

/** What a reader must know about a bucket before they trust its numbers. */
export function notesOf(
  point: Pick<Point, 'provisional' | 'partial' | 'detail'>,
  t: Translate,
): string[] {
  const notes: string[] = [];
  if (point.provisional) {
    notes.push(t('provisional'));
  }
  if (point.partial) {
    notes.push(t('partial'));
  }
  if (point.detail) {
    notes.push(point.detail);
  }
  return notes;
}

/** A value in words; what is missing says so, and is never 0. */
export function valueText(
  value: number | null | undefined,
  format: (value: number) => string,
  t: Translate,
): string {
  return value === null || value === undefined ? t('none') : format(value);
}
