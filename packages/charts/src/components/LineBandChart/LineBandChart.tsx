import { lazy } from 'react';
import { ChartFrame, LegendEntry, provisionalEntry } from '../../frame';
import { Translate, useChartsText } from '../../text';
import { lineBandMarks, lineBandTable } from './describe';
import { LineBandChartProps } from './types';

const LineBandPlot = lazy(async () => ({
  default: (await import('../../plots/LineBandPlot')).LineBandPlot,
}));

const DEFAULT_HEIGHT = 240;

/**
 * A value over time, with what lies around it: a median with its quartiles, a share with
 * its interval.
 *
 * @public
 */
export function LineBandChart(props: LineBandChartProps) {
  const { label, points, height = DEFAULT_HEIGHT, onSelect } = props;
  const t = useChartsText();
  return (
    <ChartFrame
      label={label}
      height={height}
      aim="along"
      blank={points.every(({ value }) => value === null)}
      onSelect={onSelect}
      marks={lineBandMarks(points, props, t)}
      table={() => lineBandTable(points, props, t)}
      legend={legendOf(props, t)}
    >
      <LineBandPlot {...props} />
    </ChartFrame>
  );
}

function legendOf(props: LineBandChartProps, t: Translate): LegendEntry[] {
  const { points, valueName, bandName, upperName } = props;
  const entries: LegendEntry[] = [
    { id: 'value', name: valueName, swatch: { line: 'thick' } },
  ];
  if (bandName && points.some(({ low }) => low !== undefined)) {
    entries.push({ id: 'band', name: bandName, swatch: { area: 'band' } });
  }
  if (upperName && points.some(({ upper }) => upper !== undefined)) {
    entries.push({ id: 'upper', name: upperName, swatch: { line: 'thin' } });
  }
  if (points.some(({ provisional }) => provisional)) {
    entries.push(provisionalEntry(t));
  }
  return entries;
}
