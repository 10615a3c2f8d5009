import {
  isMetricId,
  MetricId,
  ServiceMetricReport,
  ServiceRow,
} from '@milepost/plugin-dora-common';

/** A service in a table, which wants an id. */
export interface ServiceItem extends ServiceRow {
  id: string;
  name: string;
}

/** The report of one of a service's metrics. */
export function reportOf(
  item: ServiceRow,
  metric: MetricId,
): ServiceMetricReport | undefined {
  return item.metrics.find(report => report.metric === metric);
}

/** Sorts by name or by a metric; what has no value stands last either way. */
export function sortServices(
  items: readonly ServiceItem[],
  sort: { column: unknown; direction: 'ascending' | 'descending' },
): ServiceItem[] {
  const sign = sort.direction === 'descending' ? -1 : 1;
  const column = String(sort.column);
  const byName = (a: ServiceItem, b: ServiceItem) =>
    a.name.localeCompare(b.name) || a.id.localeCompare(b.id);
  if (!isMetricId(column)) {
    return [...items].sort((a, b) => sign * byName(a, b));
  }
  const valueOf = (item: ServiceItem) => reportOf(item, column)?.value ?? null;
  return [...items].sort((a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null) || byName(a, b);
    }
    return sign * (left - right) || byName(a, b);
  });
}
