import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChartSkeleton, HeatMap } from '@milepost/charts';
import { useFormat } from '../../format';
import { useMetrics } from '../../hooks';
import { doraTranslationRef } from '../../translation';
import { Resource } from '../Resource';
import { ChartProps } from './MetricPanel';
import { selectPiece } from './usePoints';

const HEIGHT = 160;

/** How many deployments each day had. */
export function DayMap(
  props: Pick<ChartProps, 'request' | 'scopeName' | 'onSelectPiece'>,
) {
  const { request, scopeName, onSelectPiece } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const state = useMetrics(request, { bucket: 'day', compare: false });
  return (
    <Resource state={state} skeleton={<ChartSkeleton height={HEIGHT} />}>
      {({ generatedAt, metrics }) => {
        const trend =
          metrics.find(({ metric }) => metric === 'deployment-frequency')
            ?.trend ?? [];
        return (
          <HeatMap
            label={t('overview.chart.days', { scope: scopeName })}
            // What has not come yet is no day without a deployment.
            days={trend
              .filter(
                ({ bucket }) =>
                  Date.parse(bucket.from) <= Date.parse(generatedAt),
              )
              .map(({ bucket, n }) => ({ date: bucket.label, value: n }))}
            format={n => t('overview.chart.deployments', { count: n })}
            formatDay={format.day}
            onSelect={selectPiece(trend, onSelectPiece)}
          />
        );
      }}
    </Resource>
  );
}
