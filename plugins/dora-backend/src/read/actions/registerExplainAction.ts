import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { doraMetricsReadPermission } from '@milepost/plugin-dora-common';
import { DoraQueries } from '../DoraQueries';
import { asOutput, READ_ONLY } from './answers';

/** `dora:explain` */
export function registerExplainAction(
  registry: ActionsRegistryService,
  queries: DoraQueries,
): void {
  registry.register({
    name: 'explain',
    title: 'Explain a deployment',
    description:
      'Why a deployment counts as it does: the steps in words, in which metrics it counts, the evidence that it failed with method, confidence and rule, its incidents and changes, and what people have corrected. The four inputs name a deployment as the list of deployments does.',
    attributes: READ_ONLY,
    visibilityPermission: doraMetricsReadPermission,
    schema: {
      input: z =>
        z.object({
          component: z
            .string()
            .describe("Full reference, such as 'component:default/shop'."),
          environment: z.string(),
          source: z.string().describe('Who reported it.'),
          id: z.string().describe('Its id in the source.'),
        }),
      output: z => z.object({ steps: z.array(z.string()) }).passthrough(),
    },
    action: async ({ input, credentials }) =>
      asOutput(await queries.explain(input, credentials)),
  });
}
