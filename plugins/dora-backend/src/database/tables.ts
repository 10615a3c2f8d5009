/**
 * Rows of the tables, as the drivers give them. Postgres answers a `bigint` with a text:
 * moments go through {@link toInstant}.
 */

/** A moment as a driver gives it. */
export type StoredInstant = number | string;

/** A truth value as a driver gives it. */
export type StoredBoolean = boolean | number;

/** How a deployment stands to what ran before it. */
export type DeploymentClass =
  | 'normal'
  | 'redeploy'
  | 'rollback'
  | 'remediation'
  | 'failed_attempt';

/** How sure an answer is. */
export type Confidence = 'certain' | 'high' | 'medium' | 'low';

/** What showed that a deployment failed. */
export type FailureMethod =
  | 'rollback'
  | 'revert'
  | 'hotfix'
  | 'declared'
  | 'partial'
  | 'incident'
  | 'manual';

/** How an incident came to its deployment. */
export type LinkMethod = 'manual' | 'reference' | 'window' | 'none';

/** The unit of a row in `change_facts`. */
export const ChangeUnit = { pullRequest: 0, commit: 1 } as const;

/** The bits of `change_facts.flags`. */
export const ChangeFlag = {
  /** Its times contradict each other: a fault of the data, no lead time. */
  clockFault: 2,
  /** Deployed before it was merged. */
  beforeMerge: 4,
  /** Made by a bot. */
  bot: 8,
  /** Its first commit is younger than the pull request: the branch was rewritten. */
  rewritten: 16,
  /** Shipped by a copy (cherry-pick) of the commit. */
  copy: 32,
  /** Belongs to a path of the repository that nobody has looked at. */
  pathsUnknown: 64,
  /** Undoes an earlier change. */
  revert: 128,
  /** Marked as a fix by its label or branch. */
  hotfix: 256,
  /** An earlier deployment with unknown history may have shipped it. */
  historyUnknown: 512,
  /**
   * Made by a bot, and neither a person nor any other part of the rules decides whether
   * it counts: readers may, without asking the rules again.
   */
  upToBots: 1024,
} as const;

/** A complete set of results. */
export interface GenerationRow {
  id: number;
  state: 'building' | 'live' | 'retired';
  rules: string;
  rules_hash: string;
  created_at: StoredInstant;
  live_at: StoredInstant | null;
}

/** A component in an environment. */
export interface StreamRow {
  id: number;
  component_ref: string;
  environment: string;
  is_production: StoredBoolean;
}

/** A logical deployment. */
export interface DeploymentRow {
  generation: number;
  stream_id: number;
  attempt_id: number;
  members: string | null;
  repository_id: number | null;
  sha: string | null;
  class: DeploymentClass;
  started_at: StoredInstant | null;
  finished_at: StoredInstant;
  is_counted: StoredBoolean;
  is_first: StoredBoolean;
  is_unknown: StoredBoolean;
  changes: number;
  unknown_changes: number;
  is_failed: StoredBoolean;
  failure_confidence: Confidence | null;
  recovered_at: StoredInstant | null;
  provisional_until: StoredInstant;
  is_rework: StoredBoolean;
  rework_reason: string | null;
  excluded_by: string | null;
}

/** Why a deployment counts as failed. */
export interface FailureEvidenceRow {
  generation: number;
  stream_id: number;
  attempt_id: number;
  method: FailureMethod;
  evidence: string;
  confidence: Confidence;
  at: StoredInstant;
  recovered_at: StoredInstant | null;
  rule: string;
}

/** A change with the deployment that first shipped it. */
export interface ChangeFactRow {
  generation: number;
  stream_id: number;
  unit: number;
  subject_id: number;
  attempt_id: number;
  deployed_at: StoredInstant;
  committed_at: StoredInstant | null;
  lead_s: number | null;
  merge_lead_s: number | null;
  coding_s: number | null;
  pickup_s: number | null;
  review_s: number | null;
  merge_s: number | null;
  wait_s: number | null;
  deploy_s: number | null;
  flags: number;
  excluded_by: string | null;
}

/** Which deployment an incident belongs to. */
export interface IncidentLinkRow {
  generation: number;
  stream_id: number;
  incident_id: number;
  attempt_id: number | null;
  method: LinkMethod;
  confidence: Confidence;
  reason: string;
  started_at: StoredInstant;
  resolved_at: StoredInstant | null;
  rule: string;
}

/** Turns a stored moment into milliseconds. */
export function toInstant(stored: StoredInstant): number;
export function toInstant(stored: StoredInstant | null): number | null;
export function toInstant(stored: StoredInstant | null): number | null {
  return stored === null ? null : Number(stored);
}
