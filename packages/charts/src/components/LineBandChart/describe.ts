import { Mark } from '../../frame';
import { TableContent } from '../../table';
import { notesOf, Translate, valueText } from '../../text';
import { LineBandChartProps, LineBandPoint } from './types';

type Names = Pick<
  LineBandChartProps,
  'valueName' | 'bandName' | 'upperName' | 'format'
>;

function bandText(point: LineBandPoint, names: Names, t: Translate): string {
  const { low, high } = point;
  return low === undefined || high === undefined
    ? t('none')
    : t('range', { low: names.format(low), high: names.format(high) });
}

/** A line band chart as a table; columns without a name are not shown. */
export function lineBandTable(
  points: LineBandPoint[],
  names: Names,
  t: Translate,
): TableContent {
  const { valueName, bandName, upperName, format } = names;
  return {
    columns: [
      t('column.period'),
      valueName,
      ...(bandName ? [bandName] : []),
      ...(upperName ? [upperName] : []),
      t('column.n'),
      t('column.notes'),
    ],
    rows: points.map(point => ({
      key: point.key,
      cells: [
        point.label,
        valueText(point.value, format, t),
        ...(bandName ? [bandText(point, names, t)] : []),
        ...(upperName ? [valueText(point.upper, format, t)] : []),
        String(point.n),
        notesOf(point, t).join('; '),
      ],
    })),
  };
}

/** What the points of a line band chart say for themselves. */
export function lineBandMarks(
  points: LineBandPoint[],
  names: Names,
  t: Translate,
): Mark[] {
  const { valueName, bandName, upperName, format } = names;
  return points.map(point => {
    const lines = [`${valueName}: ${valueText(point.value, format, t)}`];
    if (bandName && point.low !== undefined && point.high !== undefined) {
      lines.push(`${bandName}: ${bandText(point, names, t)}`);
    }
    if (upperName && point.upper !== undefined) {
      lines.push(`${upperName}: ${format(point.upper)}`);
    }
    lines.push(t('count', { n: String(point.n) }), ...notesOf(point, t));
    return { key: point.key, title: point.label, lines };
  });
}
