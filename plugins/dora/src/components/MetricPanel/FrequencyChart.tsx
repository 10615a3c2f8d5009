import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { BarsChart, BarsSeries } from '@milepost/charts';
import { TrendPoint } from '@milepost/plugin-dora-common';
import { Flex } from '@backstage/ui';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { DayMap } from './DayMap';
import { ChartProps } from './MetricPanel';
import { selectPiece, usePoints } from './usePoints';

/** Deployments of each piece by their kind, and of each day. */
export function FrequencyChart(props: ChartProps) {
  const { report, request, scopeName, onSelectPiece } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const { trend = [] } = report;
  const points = usePoints(trend);
  const series: BarsSeries[] = [
    { id: 'normal', name: t('overview.chart.kinds.normal'), tone: 'accent' },
    { id: 'remediation', name: t('overview.chart.kinds.fix'), tone: 'warn' },
    { id: 'rollback', name: t('overview.chart.kinds.rollback'), tone: 'bad' },
  ];
  return (
    <Flex direction="column" gap="4">
      <BarsChart
        label={t('overview.chart.frequency', { scope: scopeName })}
        series={series}
        points={trend.map((point, index) => ({
          ...points[index],
          // That a failure may yet be found does not change that it was deployed.
          provisional: false,
          values: kindsOf(point),
        }))}
        format={format.count}
        onSelect={selectPiece(trend, onSelectPiece)}
      />
      <DayMap
        request={request}
        scopeName={scopeName}
        onSelectPiece={onSelectPiece}
      />
    </Flex>
  );
}

function kindsOf({ n, classes }: TrendPoint): Record<string, number> {
  return { ...(classes ?? { normal: n, remediation: 0, rollback: 0 }) };
}
