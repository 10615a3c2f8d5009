import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { doraDataQualityReadPermission } from '@milepost/plugin-dora-common';
import { DoraQueries } from '../DoraQueries';
import { asOutput, READ_ONLY } from './answers';

/** `dora:data-quality` */
export function registerDataQualityAction(
  registry: ActionsRegistryService,
  queries: DoraQueries,
): void {
  registry.register({
    name: 'data-quality',
    title: 'Quality of the delivery data',
    description:
      'What the delivery metrics are made from and what is missing: how much each source has reported and whether it has gone silent, what could not be mapped to a component, which components were not deployed to production in 90 days, how many of the pull requests merged in that time are known to have been deployed, how many signals wait to be merged, and whether results by new rules are being computed.',
    attributes: READ_ONLY,
    visibilityPermission: doraDataQualityReadPermission,
    schema: {
      input: z => z.object({}),
      output: z => z.object({ backlog: z.number() }).passthrough(),
    },
    action: async ({ credentials }) =>
      asOutput(await queries.dataQuality(credentials)),
  });
}
