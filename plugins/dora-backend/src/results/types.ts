import type { Decision, IncidentReference } from '@milepost/plugin-dora-node';
import type { Outcome } from '../merge/readAttempt';

/** An attempt to deploy, as results are computed from it. */
export interface AttemptFact {
  id: number;
  source: string;
  externalId: string;
  targetId: number;
  repositoryId: number | null;
  sha: string | null;
  /** Where its artifacts were built from; undefined if it names none. */
  built: { repositoryId: number; sha: string }[] | undefined;
  artifacts: string[];
  outcome: Outcome;
  startedAt: number | null;
  finishedAt: number | null;
  region: string | null;
  isRollback: boolean;
  fixes: string | null;
  isDeleted: boolean;
}

/** An incident, as results are computed from it. */
export interface IncidentFact {
  id: number;
  source: string;
  externalId: string;
  startedAt: number | null;
  resolvedAt: number | null;
  cause: 'change' | 'other' | 'unknown';
  isFalseAlarm: boolean;
  mergedInto: string | null;
  references: IncidentReference[];
  isDeleted: boolean;
}

/** A correction that holds. */
export interface CorrectionFact {
  at: number;
  by: string;
  decision: Decision;
}

/** What a stream is computed from, beside its repositories. */
export interface StreamFacts {
  componentRepositoryId: number | null;
  /** Folders or files that make the component; undefined: all of the repository. */
  paths: string[] | undefined;
  attempts: Map<number, AttemptFact>;
  incidents: Map<number, IncidentFact>;
}

/** The regions of one rollout, or simply one attempt. */
export interface Rollout {
  /** Source and external id of the attempt that names it. */
  key: string;
  leader: AttemptFact;
  members: AttemptFact[];
  /** Attempts of the same rollout that failed in their region. */
  failedMembers: AttemptFact[];
  repositoryId: number | null;
  sha: string | null;
  startedAt: number | null;
  finishedAt: number;
  /** Whether nothing of its repository ran in the stream before it. */
  isFirst: boolean;
}

/** The key of a subject. */
export function keyOf(subject: { source: string; externalId: string }): string {
  return `${subject.source}\u0000${subject.externalId}`;
}
