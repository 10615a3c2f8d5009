import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChartSkeleton, DotStrip } from '@milepost/charts';
import { DeploymentRow, Page } from '@milepost/plugin-dora-common';
import { Text } from '@backstage/ui';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { doraApiRef } from '../../api';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { idOfDeployment, nameOfDeployment } from '../EventTimeline';
import { Resource } from '../Resource';
import { ChartProps } from './MetricPanel';

const HEIGHT = 240;

/** More dots would be one blot; the list behind the number has them all. */
const MAX_DOTS = 500;

/** A dot for each failed deployment: when it was made, and how long until its remedy. */
export function RecoveryChart(props: ChartProps) {
  const { report, request, scopeName, window, onSelectDeployment } = props;
  const api = useApi(doraApiRef);
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const { scope, environment, from, to } = request;
  const state = useAsyncRetry(
    () =>
      api.listDeployments({
        ...{ scope, environment, from, to },
        filter: 'failed',
        limit: MAX_DOTS,
      }),
    [api, scope, environment, from, to],
  );
  const dotOf = (row: DeploymentRow) => {
    const at = Date.parse(row.finishedAt);
    const end = row.recoveredAt ? Date.parse(row.recoveredAt) : Date.now();
    return {
      id: idOfDeployment(row),
      at,
      value: Math.max(0, (end - at) / 1_000),
      open: row.recoveredAt === null,
      name: nameOfDeployment(row),
      detail: `${format.time(at)}. ${
        row.recoveredAt
          ? t('overview.recovery.recovered', {
              at: format.time(row.recoveredAt),
            })
          : t('overview.recovery.open')
      }`,
    };
  };
  return (
    <Resource state={state} skeleton={<ChartSkeleton height={HEIGHT} />}>
      {({ items, pageInfo }: Page<DeploymentRow>) =>
        items.length === 0 ? (
          <Text as="p">{report.noData?.message}</Text>
        ) : (
          <>
            <DotStrip
              label={t('overview.chart.recovery', { scope: scopeName })}
              points={items.map(dotOf)}
              from={Date.parse(window.from)}
              to={Date.parse(window.to)}
              median={report.value}
              scale="log"
              format={format.duration}
              formatTime={format.shortDay}
              onSelect={id => {
                const row = items.find(item => idOfDeployment(item) === id);
                if (row) {
                  onSelectDeployment(row);
                }
              }}
            />
            {pageInfo.nextCursor && (
              <Text as="p" variant="body-small" color="secondary">
                {t('overview.recovery.more', {
                  shown: format.count(items.length),
                })}
              </Text>
            )}
          </>
        )
      }
    </Resource>
  );
}
