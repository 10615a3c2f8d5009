import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  CHANGE_FILTERS,
  DEPLOYMENT_FILTERS,
  doraMetricsReadPermission,
  INCIDENT_FILTERS,
} from '@milepost/plugin-dora-common';
import { DoraQueries } from '../DoraQueries';
import {
  asOutput,
  ENVIRONMENT_DESCRIPTION,
  FROM_DESCRIPTION,
  READ_ONLY,
  SCOPE_DESCRIPTION,
  TO_DESCRIPTION,
} from './answers';

const LISTS = [
  {
    name: 'deployments',
    title: 'Deployments',
    description: `The deployments of a scope in a window, the youngest first: class, whether each counts, failed, is rework or excluded and by which rule. Filters: 'counted' is what deployment frequency counts, 'eligible' what the change fail rate divides by, 'open' what failed and is not remedied. Ask 'explain' why one counts as it does.`,
    filters: DEPLOYMENT_FILTERS,
  },
  {
    name: 'changes',
    title: 'Changes',
    description: `The changes (pull requests, or commits that came without one) that were first deployed in a window, the youngest first: lead time and its stages in seconds, and the deployment that shipped each.`,
    filters: CHANGE_FILTERS,
  },
  {
    name: 'incidents',
    title: 'Incidents',
    description: `The incidents of a scope that began in a window, the youngest first: the deployment that each is attributed to, by which method and rule, or why it is to none.`,
    filters: INCIDENT_FILTERS,
  },
] as const;

/** `dora:deployments`, `dora:changes` and `dora:incidents` */
export function registerListActions(
  registry: ActionsRegistryService,
  queries: DoraQueries,
): void {
  for (const { name, title, description, filters } of LISTS) {
    registry.register({
      name,
      title,
      description: `${description}\nPages have 50 items unless a limit is given; go on with pageInfo.nextCursor.`,
      attributes: READ_ONLY,
      visibilityPermission: doraMetricsReadPermission,
      schema: {
        input: z =>
          z.object({
            scope: z.string().describe(SCOPE_DESCRIPTION),
            from: z.string().optional().describe(FROM_DESCRIPTION),
            to: z.string().optional().describe(TO_DESCRIPTION),
            environment: z
              .string()
              .optional()
              .describe(ENVIRONMENT_DESCRIPTION),
            filter: z
              .enum([...filters] as [string, ...string[]])
              .optional()
              .describe('Which of them; all if there is none.'),
            cursor: z.string().optional().describe('Where to go on.'),
            limit: z.number().int().min(1).max(500).optional(),
          }),
        output: z =>
          z.object({
            items: z.array(z.object({}).passthrough()),
            pageInfo: z.object({ nextCursor: z.string().optional() }),
          }),
      },
      action: async ({ input, credentials }) =>
        asOutput(await queries[name](input, credentials)),
    });
  }
}
