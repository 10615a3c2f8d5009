import { CorrectionRow } from './corrections';
import { MetricId } from './metrics';

/** A page of a list; ask for the next one with its cursor. */
export interface Page<T> {
  items: T[];
  pageInfo: { nextCursor?: string };
}

/** What names a deployment: one attempt of a source may be several streams'. */
export interface DeploymentKey {
  component: string;
  environment: string;
  source: string;
  id: string;
}

/** A deployment, as it stands behind a number. */
export interface DeploymentRow extends DeploymentKey {
  repository: string | null;
  sha: string | null;
  url: string | null;
  class: 'normal' | 'redeploy' | 'rollback' | 'remediation' | 'failed_attempt';
  startedAt: string | null;
  finishedAt: string;
  /** In deployment frequency. */
  counted: boolean;
  /** The first of its component in this environment: its changes have no lead time. */
  first: boolean;
  changes: number;
  /** Changes whose lead time is not known. */
  unknownChanges: number;
  failed: boolean;
  failureConfidence: string | null;
  recoveredAt: string | null;
  /** Until then a failure may yet be found. */
  provisionalUntil: string;
  rework: boolean;
  reworkReason: string | null;
  /** The rule or correction that takes it out of all metrics. */
  excludedBy: string | null;
}

/** What may be special about a change. */
export const CHANGE_FLAGS = [
  /** Its times contradict each other: a fault of the data, no lead time. */
  'clockFault',
  /** Deployed before it was merged. */
  'beforeMerge',
  /** Made by a bot. */
  'bot',
  /** Its first commit is younger than the pull request: the branch was rewritten. */
  'rewritten',
  /** Shipped by a copy (cherry-pick) of the commit. */
  'copy',
  /** Belongs to a path of the repository that nobody has looked at. */
  'pathsUnknown',
  /** Undoes an earlier change. */
  'revert',
  /** Marked as a fix by its label or branch. */
  'hotfix',
  /** An earlier deployment with unknown history may have shipped it. */
  'historyUnknown',
] as const;

/** One of {@link CHANGE_FLAGS}. */
export type ChangeFlag = (typeof CHANGE_FLAGS)[number];

/** A change with the deployment that first shipped it. */
export interface ChangeRow {
  component: string;
  environment: string;
  unit: 'pull-request' | 'commit';
  repository: string | null;
  /** The number of the pull request, or the commit's id. */
  id: string;
  /** What a correction of it has to name. */
  subject: { source: string; externalId: string };
  title: string | null;
  url: string | null;
  committedAt: string | null;
  deployedAt: string;
  /** From the first commit; null if it is not known or not counted. */
  leadSeconds: number | null;
  /** From the merge. */
  mergeLeadSeconds: number | null;
  stages: Record<
    'coding' | 'pickup' | 'review' | 'merge' | 'wait' | 'deploy',
    number | null
  >;
  flags: ChangeFlag[];
  /**
   * The rule or correction that takes it out, or `bots` if it is the definition that
   * was asked for.
   */
  excludedBy: string | null;
  deployment: { source: string; id: string };
}

/** An incident of a component, with the deployment that it belongs to. */
export interface IncidentRow {
  component: string;
  environment: string;
  source: string;
  id: string;
  title: string | null;
  url: string | null;
  severity: string | null;
  startedAt: string;
  resolvedAt: string | null;
  cause: string;
  /** Null if it is not attributed to any. */
  deployment: { source: string; id: string } | null;
  method: string;
  confidence: string;
  reason: string;
  rule: string;
}

/** Something that shows that a deployment failed. */
export interface Evidence {
  method: string;
  evidence: string;
  confidence: string;
  at: string;
  recoveredAt: string | null;
  rule: string;
}

/** Why a deployment counts as it does. */
export interface Explanation {
  deployment: DeploymentRow;
  /** In words, one step a line, from what was seen to what it counts for. */
  steps: string[];
  countsIn: Record<MetricId, boolean>;
  evidence: Evidence[];
  incidents: IncidentRow[];
  changes: ChangeRow[];
  /** Whether there are more changes than are listed. */
  moreChanges: boolean;
  /** What people decided about it, its incidents and changes; the latest first. */
  corrections: CorrectionRow[];
  rulesHash: string;
}

/** Which deployments of a window are listed. */
export const DEPLOYMENT_FILTERS = [
  'all',
  'counted',
  'eligible',
  // Eligible ones of services of which somebody would report failures.
  'judged',
  'failed',
  'recovered',
  'open',
  'rework',
  'provisional',
  'excluded',
] as const;

/** One of {@link DEPLOYMENT_FILTERS}. */
export type DeploymentFilter = (typeof DEPLOYMENT_FILTERS)[number];

/** Which changes of a window are listed. */
export const CHANGE_FILTERS = [
  'all',
  'with-lead-time',
  'with-merge-lead-time',
  'without-lead-time',
  'excluded',
] as const;

/** One of {@link CHANGE_FILTERS}. */
export type ChangeFilter = (typeof CHANGE_FILTERS)[number];

/** Which incidents of a window are listed. */
export const INCIDENT_FILTERS = [
  'all',
  'attributed',
  'not-attributed',
] as const;

/** One of {@link INCIDENT_FILTERS}. */
export type IncidentFilter = (typeof INCIDENT_FILTERS)[number];
