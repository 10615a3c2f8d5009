import { MetricId, RuleVersion } from '@milepost/plugin-dora-common';
import { z } from 'zod/v4';

/**
 * What of a generation's rules is named in answers. The rest of them are
 * parameters, and the hash of all stands for those.
 */
const storedRulesSchema = z.object({
  version: z.number(),
  /** See `RESULTS_LAYOUT`; the first one was not stored. */
  layout: z.number().default(1),
  exclusions: z
    .array(
      z.object({
        id: z.string(),
        version: z.number(),
        bots: z.boolean().optional(),
      }),
    )
    .default([]),
});

/** See {@link readStoredRules}. */
export type StoredRules = z.infer<typeof storedRulesSchema>;

/** Reads the rules of a generation. */
export function readStoredRules(json: string): StoredRules {
  return storedRulesSchema.parse(JSON.parse(json));
}

const FAILURES = [
  'failure.rollback',
  'failure.revert',
  'failure.hotfix',
  'failure.declared',
  'failure.partial-rollout',
  'failure.incident',
];

const RULES: Record<MetricId, readonly string[]> = {
  'deployment-frequency': ['deployment.counted'],
  'change-lead-time': ['change.first-deployment', 'change.lead-time'],
  'failed-deployment-recovery-time': [...FAILURES, 'failure.recovery'],
  'change-fail-rate': ['deployment.counted', ...FAILURES],
  'deployment-rework-rate': ['deployment.counted', 'deployment.rework'],
};

/** The rules that had a part in a metric. */
export function rulesOfMetric(
  metric: MetricId,
  { version, exclusions }: StoredRules,
): RuleVersion[] {
  return [
    ...RULES[metric].map(id => ({ id, version: String(version) })),
    ...exclusions.map(rule => ({
      id: `exclusion.${rule.id}`,
      version: String(rule.version),
    })),
  ];
}
