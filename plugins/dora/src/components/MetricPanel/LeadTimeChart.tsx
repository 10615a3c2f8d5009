import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LineBandChart } from '@milepost/charts';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { ChartProps } from './MetricPanel';
import { selectPiece, usePoints, useTargetLine } from './usePoints';

/** Half of the changes within the band; the slowest tenth above the thin line. */
export function LeadTimeChart(props: ChartProps) {
  const { report, scopeName, onSelectPiece } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const trend = report.trend ?? [];
  const points = usePoints(trend);
  return (
    <LineBandChart
      label={t('overview.chart.lead', { scope: scopeName })}
      points={trend.map(({ value, p25, p75, p90 }, index) => ({
        ...points[index],
        // A change is in a piece once it is deployed, and stays as it is then.
        provisional: false,
        value,
        low: p25 ?? undefined,
        high: p75 ?? undefined,
        upper: p90 ?? undefined,
      }))}
      format={format.duration}
      scale="log"
      target={useTargetLine(report)}
      valueName={t('overview.chart.median')}
      bandName={t('overview.chart.middle-half')}
      upperName={t('overview.chart.p90')}
      onSelect={selectPiece(trend, onSelectPiece)}
    />
  );
}
