import { Mark } from '../../frame';
import { TableContent } from '../../table';
import { notesOf, Translate, valueText } from '../../text';
import { BarsChartProps, BarsPoint } from './types';

type Names = Pick<
  BarsChartProps,
  'series' | 'format' | 'formatRatio' | 'ratioName'
>;

/** Whether the chart has a ratio beside its bars. */
export function hasRatio(points: BarsPoint[]): boolean {
  return points.some(point => point.ratio !== undefined);
}

function ratioTexts(point: BarsPoint, names: Names, t: Translate) {
  const { ratio, interval } = point;
  const format = names.formatRatio ?? names.format;
  return {
    ratio: valueText(ratio, format, t),
    interval: interval
      ? t('range', { low: format(interval.low), high: format(interval.high) })
      : t('none'),
  };
}

/** A bars chart as a table, the ratio and its interval in columns of their own. */
export function barsTable(
  points: BarsPoint[],
  names: Names,
  t: Translate,
): TableContent {
  const ratioName = names.ratioName ?? t('ratio');
  const withRatio = hasRatio(points);
  const withInterval = points.some(point => point.interval);
  return {
    columns: [
      t('column.period'),
      ...names.series.map(({ name }) => name),
      ...(withRatio ? [ratioName] : []),
      ...(withInterval ? [t('interval', { name: ratioName })] : []),
      t('column.n'),
      t('column.notes'),
    ],
    rows: points.map(point => {
      const texts = ratioTexts(point, names, t);
      return {
        key: point.key,
        cells: [
          point.label,
          ...names.series.map(({ id }) => names.format(point.values[id] ?? 0)),
          ...(withRatio ? [texts.ratio] : []),
          ...(withInterval ? [texts.interval] : []),
          String(point.n),
          notesOf(point, t).join('; '),
        ],
      };
    }),
  };
}

/** What the buckets of a bars chart say for themselves. */
export function barsMarks(
  points: BarsPoint[],
  names: Names,
  t: Translate,
): Mark[] {
  const ratioName = names.ratioName ?? t('ratio');
  return points.map(point => {
    const texts = ratioTexts(point, names, t);
    const lines = names.series.map(
      ({ id, name }) => `${name}: ${names.format(point.values[id] ?? 0)}`,
    );
    if (point.ratio !== undefined) {
      lines.push(`${ratioName}: ${texts.ratio}`);
    }
    if (point.interval) {
      lines.push(`${t('interval', { name: ratioName })}: ${texts.interval}`);
    }
    lines.push(t('count', { n: String(point.n) }), ...notesOf(point, t));
    return { key: point.key, title: point.label, lines };
  });
}
