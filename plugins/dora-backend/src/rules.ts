import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import { canonicalJson } from './merge/register';

const HOUR_MS = 3_600_000;

/** Takes changes, deployments of such changes and incidents out of the metrics. */
const exclusionSchema = z.object({
  id: z.string().min(1).max(40),
  version: z.number().int().positive(),
  bots: z.boolean().optional(),
  authors: z.array(z.string()).optional(),
  labels: z.array(z.string()).optional(),
  /** Starts of names of branches. */
  branches: z.array(z.string()).optional(),
  /** Folders or files; a change that touches nothing else is meant. */
  paths: z.array(z.string()).optional(),
});

/**
 * The rules by which results follow from facts. Two sets that differ in anything give two
 * generations of results.
 */
export const rulesSchema = z.object({
  /** Rises with every change of the computation itself. */
  version: z.number().int().positive().default(1),
  /** How long after a deployment an incident may begin to be its. */
  incidentWindowMs: z
    .number()
    .int()
    .positive()
    .default(24 * HOUR_MS),
  /** How long after a deployment a revert or hotfix may come to be against it. */
  fixWindowMs: z
    .number()
    .int()
    .positive()
    .default(72 * HOUR_MS),
  /** How far apart the regions of one rollout may be. */
  rolloutWindowMs: z.number().int().nonnegative().default(HOUR_MS),
  /** When a rollout to several regions is finished. */
  rolloutFinish: z.enum(['first', 'last']).default('last'),
  /** Whether a region that fails makes the rollout a failed deployment. */
  partialFailure: z.enum(['ignore', 'fail']).default('ignore'),
  hotfixLabels: z.array(z.string()).default(['hotfix']),
  /** Starts of names of branches. */
  hotfixBranches: z.array(z.string()).default(['hotfix/', 'hotfix-']),
  /** Whether the stages of bots' changes are measured. */
  botStages: z.enum(['measure', 'skip']).default('skip'),
  exclusions: z.array(exclusionSchema).default([]),
});

/** See {@link rulesSchema}. */
export type Rules = z.infer<typeof rulesSchema>;

/** The names of rules that stand beside stored answers, with the version of each. */
export const RULE_NAMES = {
  rollback: 'failure.rollback',
  revert: 'failure.revert',
  hotfix: 'failure.hotfix',
  declared: 'failure.declared',
  partial: 'failure.partial-rollout',
  incident: 'failure.incident',
  manual: 'correction',
  reference: 'incident.reference',
  window: 'incident.window',
  none: 'incident.unattributed',
} as const;

/** A rule as it stands beside an answer. */
export function ruleOf(name: keyof typeof RULE_NAMES, rules: Rules): string {
  return `${RULE_NAMES[name]}@${rules.version}`;
}

/** Goes up when more is stored of each result; then all are computed anew. */
export const RESULTS_LAYOUT = 2;

/** What tells two sets of rules apart, and results in an older layout. */
export function hashRules(rules: Rules): string {
  return createHash('sha256')
    .update(canonicalJson({ ...rules, layout: RESULTS_LAYOUT }))
    .digest('hex');
}
