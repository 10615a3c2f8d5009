import { BarsChartProps, BarsPoint, BarsSeries } from '../components/BarsChart';
import { chooseScale, Scale } from '../scale';

/** How high the bars of a bucket reach together. */
export function stackOf(
  point: BarsPoint,
  series: Pick<BarsSeries, 'id'>[],
): number {
  return series.reduce((sum, { id }) => sum + (point.values[id] ?? 0), 0);
}

/** The axes of a bars chart: of the bars, and of the ratio where there is one. */
export function barsScales(
  options: Pick<
    BarsChartProps,
    'series' | 'points' | 'format' | 'formatRatio' | 'target'
  >,
): { bars: Scale; ratio?: Scale } {
  const { series, points, format, formatRatio = format, target } = options;
  const goal = target ? [target.value] : [];
  const stacks = points.map(point => stackOf(point, series));
  if (points.every(point => point.ratio === undefined)) {
    return { bars: chooseScale({ values: [...stacks, ...goal], format }) };
  }
  const ratios = points.flatMap(({ ratio, interval }) =>
    typeof ratio === 'number' ? [ratio, interval?.high ?? ratio] : [],
  );
  return {
    bars: chooseScale({ values: stacks, format }),
    ratio: chooseScale({ values: [...ratios, ...goal], format: formatRatio }),
  };
}
