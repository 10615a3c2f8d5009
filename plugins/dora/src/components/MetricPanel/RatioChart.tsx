import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { BarsChart } from '@milepost/charts';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { ChartProps } from './MetricPanel';
import { selectPiece, usePoints, useTargetLine } from './usePoints';

/** Counts as bars, and the share of them as a line with how sure it is. */
export function RatioChart(props: ChartProps) {
  const { report, scopeName, onSelectPiece } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const { metric, trend = [] } = report;
  const points = usePoints(trend);
  const kind = metric === 'change-fail-rate' ? 'fail' : 'rework';
  return (
    <BarsChart
      label={t(`overview.chart.${kind}.label`, { scope: scopeName })}
      series={[
        { id: 'rest', name: t(`overview.chart.${kind}.rest`), tone: 'neutral' },
        {
          id: 'part',
          name: t(`overview.chart.${kind}.part`),
          tone: kind === 'fail' ? 'bad' : 'warn',
        },
      ]}
      points={trend.map(({ value, n, count = 0, interval }, index) => ({
        ...points[index],
        values: { rest: n - count, part: count },
        ratio: value,
        interval,
      }))}
      format={format.count}
      formatRatio={format.percent}
      ratioName={t(`metric.${metric}`)}
      target={useTargetLine(report)}
      onSelect={selectPiece(trend, onSelectPiece)}
    />
  );
}
