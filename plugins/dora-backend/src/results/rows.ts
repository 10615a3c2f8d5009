import type {
  ChangeFactRow,
  DeploymentClass,
  DeploymentRow,
  FailureEvidenceRow,
  IncidentLinkRow,
} from '../database/tables';
import { ruleOf, type Rules } from '../rules';
import type { Standing } from './classifyRollouts';
import type { Corrections } from './Corrections';
import type { Verdict } from './judgeFailures';
import type { IncidentLink } from './linkIncidents';
import { excludedBy } from './measureUnit';
import { keyOf, type AttemptFact, type Rollout } from './types';

type OfStream = 'generation' | 'stream_id';

/** A row of `change_facts` apart from where it stands. */
export type ChangeFactResult = Omit<ChangeFactRow, OfStream>;
/** A row of `deployments` apart from where it stands. */
export type DeploymentResult = Omit<DeploymentRow, OfStream>;
/** A row of `failure_evidence` apart from where it stands. */
export type EvidenceResult = Omit<FailureEvidenceRow, OfStream>;
/** A row of `incident_links` apart from where it stands. */
export type LinkResult = Omit<IncidentLinkRow, OfStream>;

/** What follows from the facts of one stream. */
export interface StreamResults {
  /** Whether `changes` are all there are; else those not named stay as they are. */
  isComplete: boolean;
  changes: ChangeFactResult[];
  gone: { unit: number; subjectId: number }[];
  deployments: DeploymentResult[];
  evidence: EvidenceResult[];
  links: LinkResult[];
}

/** Source and external id as texts that people can read. */
function readable(key: string): string {
  return key.replace('\u0000', ':');
}

function exclusionOf(
  attempts: AttemptFact[],
  corrections: Corrections,
): string | null {
  const decision = attempts
    .map(attempt => corrections.isExcluded('deployment', keyOf(attempt)))
    .find(found => found !== undefined);
  return excludedBy(decision, undefined);
}

function classOf(standing: Standing, verdict: Verdict): DeploymentClass {
  if (standing.kind !== 'new') {
    return standing.kind;
  }
  return verdict.isRemediation ? 'remediation' : 'normal';
}

/** The row of a deployment that reached its environment. */
export function toDeploymentRow(options: {
  standing: Standing;
  verdict: Verdict;
  counts: { changes: number; unknown: number } | undefined;
  isUnknown: boolean;
  corrections: Corrections;
  rules: Rules;
}): DeploymentResult {
  const { standing, verdict, counts, isUnknown, corrections, rules } = options;
  const { rollout, kind } = standing;
  const exclusion = exclusionOf(rollout.members, corrections);
  return {
    attempt_id: rollout.leader.id,
    members:
      rollout.members.length > 1
        ? JSON.stringify(rollout.members.map(member => readable(keyOf(member))))
        : null,
    repository_id: rollout.repositoryId,
    sha: rollout.sha,
    class: classOf(standing, verdict),
    started_at: rollout.startedAt,
    finished_at: rollout.finishedAt,
    is_counted: kind !== 'redeploy' && exclusion === null,
    is_first: rollout.isFirst,
    is_unknown: isUnknown,
    changes: counts?.changes ?? 0,
    unknown_changes: counts?.unknown ?? 0,
    is_failed: verdict.isFailed,
    failure_confidence: verdict.confidence,
    recovered_at: verdict.recoveredAt,
    provisional_until:
      rollout.finishedAt + Math.max(rules.incidentWindowMs, rules.fixWindowMs),
    is_rework: verdict.reworkReason !== null,
    rework_reason: verdict.reworkReason,
    excluded_by: exclusion,
  };
}

/** The row of an attempt that never reached its environment. */
export function toFailedAttemptRow(
  attempt: AttemptFact,
  corrections: Corrections,
): DeploymentResult {
  return {
    attempt_id: attempt.id,
    members: null,
    repository_id: attempt.repositoryId,
    sha: attempt.sha,
    class: 'failed_attempt',
    started_at: attempt.startedAt,
    finished_at: attempt.finishedAt!,
    is_counted: false,
    is_first: false,
    is_unknown: false,
    changes: 0,
    unknown_changes: 0,
    is_failed: false,
    failure_confidence: null,
    recovered_at: null,
    provisional_until: attempt.finishedAt!,
    is_rework: false,
    rework_reason: null,
    excluded_by: exclusionOf([attempt], corrections),
  };
}

/** The rows that say why a deployment counts as failed. */
export function toEvidenceRows(
  rollout: Rollout,
  verdict: Verdict,
  rules: Rules,
): EvidenceResult[] {
  return verdict.evidence.map(
    ({ method, evidence, confidence, at, recoveredAt }) => ({
      attempt_id: rollout.leader.id,
      method,
      evidence: readable(evidence),
      confidence,
      at,
      recovered_at: recoveredAt,
      rule: ruleOf(method, rules),
    }),
  );
}

/** The row of an incident. */
export function toLinkRow(
  link: IncidentLink,
  rollouts: Rollout[],
  rules: Rules,
): LinkResult {
  const { incident, position, method, confidence, reason } = link;
  return {
    incident_id: incident.id,
    attempt_id: position === undefined ? null : rollouts[position].leader.id,
    method,
    confidence,
    reason,
    started_at: incident.startedAt!,
    resolved_at: incident.resolvedAt,
    rule: ruleOf(method, rules),
  };
}
