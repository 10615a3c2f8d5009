import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Sparkline } from '@milepost/charts';
import { MetricId } from '@milepost/plugin-dora-common';
import { Link, Text, Tooltip, TooltipTrigger } from '@backstage/ui';
import { useFormat } from '../../format';
import { useDeliveryLinks } from '../../hooks';
import { doraTranslationRef } from '../../translation';
import { DeliveryView, readRowsTarget } from '../../view';
import { ChangeText } from '../ChangeText';
import { reportOf, ServiceItem } from './sortServices';
import styles from './ServicesTable.module.css';

/** What would be written as 100 %. */
const WHOLE = 0.995;

/** A metric of a service: number, n, trend and direction, or why there is none. */
export function MetricCell(props: {
  view: DeliveryView;
  item: ServiceItem;
  metric: MetricId;
}) {
  const { view, item, metric } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const { rowsHref } = useDeliveryLinks();
  const report = reportOf(item, metric);
  if (!report || report.value === null) {
    return (
      <TooltipTrigger>
        <Link
          href={rowsHref(view, {
            kind: 'deployments',
            filter: 'all',
            scope: item.component,
          })}
          className={styles.noData}
        >
          {t('noData')}
        </Link>
        <Tooltip>{report?.noData?.message}</Tooltip>
      </TooltipTrigger>
    );
  }
  const { coverage, n, sparkline, value } = report;
  return (
    <div className={styles.cell}>
      <div className={styles.numbers}>
        <Link
          href={rowsHref(view, {
            ...readRowsTarget(report.rows),
            scope: item.component,
          })}
          className={styles.figure}
        >
          {format.value(metric, value)}
        </Link>
        <Text as="p" variant="body-x-small" color="secondary">
          {t('services.n', { n: format.count(n) })}
          {coverage.ratio !== null &&
            coverage.ratio < WHOLE &&
            `, ${t('services.coverage', {
              percent: format.percent(coverage.ratio),
            })}`}
        </Text>
        <ChangeText report={report} brief />
      </div>
      {sparkline && sparkline.values.length > 1 && (
        <Sparkline
          label={t('tile.trend', {
            metric: `${t(`metric.${metric}`)}, ${item.name}`,
          })}
          values={sparkline.values}
          format={trendValue => format.value(metric, trendValue)}
        />
      )}
    </div>
  );
}
