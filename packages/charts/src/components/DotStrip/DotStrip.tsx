import { lazy, useMemo } from 'react';
import { ChartFrame, LegendEntry } from '../../frame';
import { Translate, useChartsText } from '../../text';
import { dotsMarks, dotsTable } from './describe';
import { DotStripPoint, DotStripProps } from './types';

const DotsPlot = lazy(async () => ({
  default: (await import('../../plots/DotsPlot')).DotsPlot,
}));

const DEFAULT_HEIGHT = 240;

/**
 * One dot an occurrence, by when it was and how long or large it was. What still goes on
 * is a rising arrow.
 *
 * @public
 */
export function DotStrip(props: DotStripProps) {
  const { label, height = DEFAULT_HEIGHT, onSelect } = props;
  const t = useChartsText();
  const points = useMemo(
    () => [...props.points].sort((a, b) => a.at - b.at),
    [props.points],
  );
  return (
    <ChartFrame
      label={label}
      height={height}
      onSelect={onSelect}
      marks={dotsMarks(points, props, t)}
      table={() => dotsTable(points, props, t)}
      legend={legendOf(points, t)}
    >
      <DotsPlot {...props} points={points} />
    </ChartFrame>
  );
}

/** Dots need no name where they are all that there is. */
function legendOf(points: DotStripPoint[], t: Translate): LegendEntry[] {
  const entries: LegendEntry[] = [];
  if (points.some(({ open }) => open)) {
    entries.push({
      id: 'open',
      name: t('open'),
      tone: 'bad',
      swatch: { shape: 'arrow' },
    });
  }
  if (points.some(({ value }) => value === null)) {
    entries.push({
      id: 'none',
      name: t('none'),
      swatch: { shape: 'square', hollow: true },
    });
  }
  return entries;
}
