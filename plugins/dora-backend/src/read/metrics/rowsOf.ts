import {
  ChangeFilter,
  DeploymentFilter,
  LeadStart,
  MetricId,
  Window,
} from '@milepost/plugin-dora-common';
import { AskedDefinitions } from '../definitions';

type List =
  | [path: 'deployments', filter: DeploymentFilter]
  | [path: 'changes', filter: ChangeFilter];

/** Which list has a metric's observations, as many as its `n`. */
const LISTS: Record<MetricId, Record<LeadStart, List>> = {
  'deployment-frequency': always(['deployments', 'counted']),
  'change-lead-time': {
    commit: ['changes', 'with-lead-time'],
    merge: ['changes', 'with-merge-lead-time'],
  },
  'failed-deployment-recovery-time': always(['deployments', 'recovered']),
  'change-fail-rate': always(['deployments', 'judged']),
  'deployment-rework-rate': always(['deployments', 'counted']),
};

function always(list: List): Record<LeadStart, List> {
  return { commit: list, merge: list };
}

/** The path of the rows that a number was made from. */
export function rowsOf(
  metric: MetricId,
  of: {
    scopeRef: string;
    environment?: string;
    window: Window;
    asked: AskedDefinitions;
  },
): string {
  const { start, bots } = of.asked;
  const [path, filter] = LISTS[metric][start];
  const query = new URLSearchParams({
    scope: of.scopeRef,
    ...(of.environment === undefined ? {} : { environment: of.environment }),
    from: of.window.from,
    to: of.window.to,
    filter,
    // Only changes count differently with bots and without.
    ...(path === 'changes' && bots !== undefined ? { bots } : {}),
  });
  return `/${path}?${query}`;
}
