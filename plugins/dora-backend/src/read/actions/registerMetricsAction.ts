import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { doraMetricsReadPermission } from '@milepost/plugin-dora-common';
import { DoraQueries } from '../DoraQueries';
import {
  asOutput,
  ENVIRONMENT_DESCRIPTION,
  FROM_DESCRIPTION,
  READ_ONLY,
  SCOPE_DESCRIPTION,
  TO_DESCRIPTION,
} from './answers';

/** `dora:metrics` */
export function registerMetricsAction(
  registry: ActionsRegistryService,
  queries: DoraQueries,
): void {
  registry.register({
    name: 'metrics',
    title: 'Delivery metrics',
    description: `The five metrics of DORA of a component, system, domain, group or the whole organisation: deployment frequency, change lead time, failed deployment recovery time, change fail rate, deployment rework rate.
Each has a value, or the reason why there is none (no data is not zero); how many observations it rests on (n), the coverage, a 95 % interval where there is one, the band with the edition of the report that it is from (none below n = 5), what is provisional, and the comparison with the window before, which says whether the change is better or worse.
Durations are in seconds, frequencies per day, ratios from 0 to 1. Precision is 'exact', or 'within-1-percent' for large scopes.`,
    attributes: READ_ONLY,
    visibilityPermission: doraMetricsReadPermission,
    schema: {
      input: z =>
        z.object({
          scope: z.string().describe(SCOPE_DESCRIPTION),
          from: z.string().optional().describe(FROM_DESCRIPTION),
          to: z.string().optional().describe(TO_DESCRIPTION),
          environment: z.string().optional().describe(ENVIRONMENT_DESCRIPTION),
          bucket: z
            .enum(['day', 'week', 'month', 'quarter'])
            .optional()
            .describe('What a trend is cut into; without it there is none.'),
          compare: z
            .boolean()
            .optional()
            .describe('Whether to compare with the window before; it does.'),
          start: z
            .enum(['commit', 'merge'])
            .optional()
            .describe(
              'Where the lead time begins: at the first commit, as DORA has it, or at the merge.',
            ),
          bots: z
            .enum(['include', 'exclude'])
            .optional()
            .describe(
              'Whether changes that bots made count in the lead time; without it, as the rules say. The answer names it under definitions.',
            ),
          edition: z
            .string()
            .optional()
            .describe(
              "The year of the report whose bands are used, or 'own' for the organisation's targets.",
            ),
        }),
      output: z =>
        z
          .object({
            metrics: z.array(
              z
                .object({
                  metric: z.string(),
                  unit: z.string(),
                  value: z.number().nullable(),
                  n: z.number(),
                })
                .passthrough(),
            ),
          })
          .passthrough(),
    },
    examples: [
      {
        title: 'The last three months of a team',
        input: { scope: 'group:default/checkout' },
      },
      {
        title: 'A year of everything, week by week',
        input: {
          scope: 'organisation',
          from: '2025-01-06',
          to: '2026-01-05',
          bucket: 'week',
        },
      },
    ],
    action: async ({ input, credentials }) =>
      asOutput(await queries.metrics(input, credentials)),
  });
}
