import { lazy } from 'react';
import { ChartFrame, LegendEntry, provisionalEntry } from '../../frame';
import { textureOf } from '../../marks';
import { Translate, useChartsText } from '../../text';
import { barsMarks, barsTable, hasRatio } from './describe';
import { BarsChartProps } from './types';

const BarsPlot = lazy(async () => ({
  default: (await import('../../plots/BarsPlot')).BarsPlot,
}));

const DEFAULT_HEIGHT = 240;

/**
 * Counts over time, stacked by kind, and the ratio that they make with its interval.
 *
 * @public
 */
export function BarsChart(props: BarsChartProps) {
  const { label, points, height = DEFAULT_HEIGHT, onSelect } = props;
  const t = useChartsText();
  return (
    <ChartFrame
      label={label}
      height={height}
      aim="along"
      onSelect={onSelect}
      marks={barsMarks(points, props, t)}
      table={() => barsTable(points, props, t)}
      legend={legendOf(props, t)}
    >
      <BarsPlot {...props} />
    </ChartFrame>
  );
}

function legendOf(props: BarsChartProps, t: Translate): LegendEntry[] {
  const { series, points, ratioName } = props;
  const entries: LegendEntry[] = series.map(({ id, name, tone }, index) => ({
    id: `series-${id}`,
    name,
    tone,
    swatch: { area: textureOf(index) },
  }));
  if (hasRatio(points)) {
    entries.push({
      id: 'ratio',
      name: ratioName ?? t('ratio'),
      tone: 'neutral',
      swatch: { line: 'dotted-line' },
    });
  }
  if (points.some(({ provisional }) => provisional)) {
    entries.push(provisionalEntry(t));
  }
  return entries;
}
