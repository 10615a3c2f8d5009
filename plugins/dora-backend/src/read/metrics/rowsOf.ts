import { MetricId, Window } from '@milepost/plugin-dora-common';

/** Which list has a metric's observations, and how it is narrowed to them. */
const LISTS: Record<MetricId, [path: string, filter: Record<string, string>]> =
  {
    'deployment-frequency': ['deployments', { filter: 'counted' }],
    'change-lead-time': ['changes', { filter: 'with-lead-time' }],
    'failed-deployment-recovery-time': ['deployments', { filter: 'failed' }],
    'change-fail-rate': ['deployments', { filter: 'eligible' }],
    'deployment-rework-rate': ['deployments', { filter: 'counted' }],
  };

/** The path of the rows that a number was made from. */
export function rowsOf(
  metric: MetricId,
  of: { scopeRef: string; environment?: string; window: Window },
): string {
  const [path, filter] = LISTS[metric];
  const query = new URLSearchParams({
    scope: of.scopeRef,
    ...(of.environment === undefined ? {} : { environment: of.environment }),
    from: of.window.from,
    to: of.window.to,
    ...filter,
  });
  return `/${path}?${query}`;
}
