import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { DoraQueries } from '../DoraQueries';
import { registerDataQualityAction } from './registerDataQualityAction';
import { registerExplainAction } from './registerExplainAction';
import { registerListActions } from './registerListActions';
import { registerMetricsAction } from './registerMetricsAction';

/** Registers everything that terminal and assistants can ask. */
export function registerReadActions(
  registry: ActionsRegistryService,
  queries: DoraQueries,
): void {
  registerMetricsAction(registry, queries);
  registerListActions(registry, queries);
  registerExplainAction(registry, queries);
  registerDataQualityAction(registry, queries);
}
