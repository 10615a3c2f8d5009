import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { METRIC_IDS, MetricId, isMetricId } from '@milepost/plugin-dora-common';
import {
  Cell,
  ColumnConfig,
  Flex,
  Link,
  Select,
  Table,
  useBreakpoint,
  useTable,
} from '@backstage/ui';
import { useDeliveryLinks } from '../../hooks';
import { doraTranslationRef } from '../../translation';
import { DeliveryView } from '../../view';
import { MetricCell } from './MetricCell';
import { ServiceItem, sortServices } from './sortServices';
import styles from './ServicesTable.module.css';

const PAGE_SIZES = [25, 50, 100];

/** Services by name; on a narrow screen with one metric at a time. */
export function ServicesTable(props: {
  view: DeliveryView;
  items: ServiceItem[];
  /** Before all are there, sorting by a number would tell of some of them only. */
  isComplete: boolean;
}) {
  const { view, items, isComplete } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const { up } = useBreakpoint();
  const isWide = up('lg');
  const [metric, setMetric] = useState<MetricId>(
    view.metric ?? 'change-lead-time',
  );
  const columns = useColumns(view, isWide ? METRIC_IDS : [metric], isComplete);
  const { tableProps } = useTable({
    mode: 'complete',
    data: items,
    initialSort: { column: 'name', direction: 'ascending' },
    sortFn: sortServices,
    paginationOptions: {
      pageSize: PAGE_SIZES[0],
      pageSizeOptions: PAGE_SIZES,
    },
  });
  return (
    <Flex direction="column" gap="3">
      {!isWide && (
        <Select
          label={t('services.metric')}
          options={METRIC_IDS.map(id => ({ id, label: t(`metric.${id}`) }))}
          value={metric}
          onChange={key => {
            if (isMetricId(String(key))) {
              setMetric(String(key) as MetricId);
            }
          }}
        />
      )}
      <div className={styles.table}>
        <Table
          aria-labelledby="delivery-services"
          columnConfig={columns}
          {...tableProps}
        />
      </div>
    </Flex>
  );
}

function useColumns(
  view: DeliveryView,
  metrics: readonly MetricId[],
  isSortable: boolean,
): ColumnConfig<ServiceItem>[] {
  const { t } = useTranslationRef(doraTranslationRef);
  const { overviewHref } = useDeliveryLinks();
  return [
    {
      id: 'name',
      label: t('services.service'),
      isRowHeader: true,
      isSortable: true,
      cell: item => (
        <Cell>
          <Link
            href={overviewHref({ ...view, scope: item.component })}
            className={styles.name}
          >
            <bdi>{item.name}</bdi>
          </Link>
        </Cell>
      ),
    },
    ...metrics.map(metric => ({
      id: metric,
      label: t(`services.short.${metric}`),
      isSortable,
      cell: (item: ServiceItem) => (
        <Cell>
          <MetricCell view={view} item={item} metric={metric} />
        </Cell>
      ),
    })),
  ];
}
