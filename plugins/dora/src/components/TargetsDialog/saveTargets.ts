import { MetricId, MetricTarget } from '@milepost/plugin-dora-common';
import { DoraApi } from '../../api';
import { messageOf } from '../../errors';

/** What each metric is meant to be; null for no target. */
export type Wanted = Partial<Record<MetricId, number | null>>;

/**
 * Sets what differs from the targets there are. What the backend refuses stands in
 * no way of the others.
 *
 * @returns by metric, what the backend says against it
 */
export async function saveTargets(options: {
  api: Pick<DoraApi, 'setTarget' | 'removeTarget'>;
  scope: string;
  before: readonly MetricTarget[];
  wanted: Wanted;
}): Promise<Partial<Record<MetricId, string>>> {
  const { api, scope, before, wanted } = options;
  const refused: Partial<Record<MetricId, string>> = {};
  for (const [metric, value] of Object.entries(wanted) as [
    MetricId,
    number | null,
  ][]) {
    const known = before.find(target => target.metric === metric)?.value;
    try {
      if (value === null && known !== undefined) {
        await api.removeTarget(scope, metric);
      } else if (value !== null && value !== known) {
        await api.setTarget({ scope, metric, value });
      }
    } catch (error) {
      refused[metric] = messageOf(error);
    }
  }
  return refused;
}
