import type { Actor, SignalOf, Target } from '@milepost/plugin-dora-node';
import type { CommitFact } from '../merge/mergeCommit';
import { readAttempt } from '../merge/readAttempt';
import { nameOfActor, readChangeTimes } from '../merge/readChange';
import { readIncident } from '../merge/readIncident';
import { canonicalJson, valueOf, type State } from '../merge/register';
import type { ColumnTypes } from './bulk';
import { SUBJECT_COLUMNS, type SubjectRow } from './subjects';

/** Numbers what signals name; the names are interned before rows are read. */
export interface Interned {
  repository(name: string): number;
  target(source: string, target: Target): number;
}

/** A row of `changes` apart from its id. */
export interface ChangeRow extends SubjectRow {
  repository_id: number | null;
  number: number | null;
  title: string | null;
  url: string | null;
  author: string | null;
  is_bot: boolean;
  created_at: number | null;
  ready_at: number | null;
  first_review_at: number | null;
  last_approval_at: number | null;
  merged_at: number | null;
  committed_at: number | null;
  head_ref: string | null;
  head_sha: string | null;
  merge_sha: string | null;
  own_commits: string;
  landed_commits: string;
  labels: string;
  closes_incidents: string;
  is_deleted: boolean;
}

/** A row of `attempts` apart from its id. */
export interface AttemptRow extends SubjectRow {
  target_id: number | null;
  repository_id: number | null;
  sha: string | null;
  outcome: string;
  created_at: number | null;
  started_at: number | null;
  finished_at: number | null;
  region: string | null;
  url: string | null;
  is_rollback: boolean;
  fixes: string | null;
  is_deleted: boolean;
}

/** A row of `incidents` apart from its id. */
export interface IncidentRow extends SubjectRow {
  target_id: number | null;
  title: string | null;
  url: string | null;
  severity: string | null;
  started_at: number | null;
  resolved_at: number | null;
  cause: string;
  is_false_alarm: boolean;
  merged_into: string | null;
  references: string;
  is_deleted: boolean;
}

/** A row of `artifacts` apart from its id. */
export interface ArtifactRow extends SubjectRow {
  repository_id: number;
  sha: string;
  at: number;
  is_deleted: boolean;
}

/** A row of `ref_moves` apart from its id. */
export interface RefMoveRow extends SubjectRow {
  repository_id: number;
  ref: string;
  at: number;
  before_sha: string | null;
  after_sha: string | null;
  is_forced: boolean;
  is_deleted: boolean;
}

export const CHANGE_COLUMNS: ColumnTypes<ChangeRow> = {
  ...SUBJECT_COLUMNS,
  repository_id: 'integer',
  number: 'integer',
  title: 'text',
  url: 'text',
  author: 'text',
  is_bot: 'boolean',
  created_at: 'bigint',
  ready_at: 'bigint',
  first_review_at: 'bigint',
  last_approval_at: 'bigint',
  merged_at: 'bigint',
  committed_at: 'bigint',
  head_ref: 'text',
  head_sha: 'text',
  merge_sha: 'text',
  own_commits: 'text',
  landed_commits: 'text',
  labels: 'text',
  closes_incidents: 'text',
  is_deleted: 'boolean',
};

export const ATTEMPT_COLUMNS: ColumnTypes<AttemptRow> = {
  ...SUBJECT_COLUMNS,
  target_id: 'integer',
  repository_id: 'integer',
  sha: 'text',
  outcome: 'text',
  created_at: 'bigint',
  started_at: 'bigint',
  finished_at: 'bigint',
  region: 'text',
  url: 'text',
  is_rollback: 'boolean',
  fixes: 'text',
  is_deleted: 'boolean',
};

export const INCIDENT_COLUMNS: ColumnTypes<IncidentRow> = {
  ...SUBJECT_COLUMNS,
  target_id: 'integer',
  title: 'text',
  url: 'text',
  severity: 'text',
  started_at: 'bigint',
  resolved_at: 'bigint',
  cause: 'text',
  is_false_alarm: 'boolean',
  merged_into: 'text',
  references: 'text',
  is_deleted: 'boolean',
};

export const ARTIFACT_COLUMNS: ColumnTypes<ArtifactRow> = {
  ...SUBJECT_COLUMNS,
  repository_id: 'integer',
  sha: 'text',
  at: 'bigint',
  is_deleted: 'boolean',
};

export const REF_MOVE_COLUMNS: ColumnTypes<RefMoveRow> = {
  ...SUBJECT_COLUMNS,
  repository_id: 'integer',
  ref: 'text',
  at: 'bigint',
  before_sha: 'text',
  after_sha: 'text',
  is_forced: 'boolean',
  is_deleted: 'boolean',
};

export const COMMIT_COLUMNS: ColumnTypes<
  CommitFact & { repository_id: number }
> = {
  repository_id: 'integer',
  sha: 'text',
  parents: 'text',
  authored_at: 'bigint',
  committed_at: 'bigint',
  author: 'text',
  is_bot: 'boolean',
  title: 'text',
  copy_of: 'text',
  reverts: 'text',
  patch_id: 'text',
  paths: 'text',
};

export function readChangeRow(
  state: State,
  subject: SubjectRow,
  interned: Interned,
): ChangeRow {
  const get = reader(state);
  const times = readChangeTimes(state);
  const repository = get<string>('repository');
  const actor = get<Actor>('author');
  const commits = get<SignalOf<'change'>['commits']>('commits') ?? [];
  return {
    ...subject,
    repository_id: repository === null ? null : interned.repository(repository),
    number: get('number'),
    title: get('title'),
    url: get('url'),
    author: nameOfActor(actor ?? undefined),
    is_bot: actor?.bot ?? false,
    created_at: times.createdAt,
    ready_at: times.readyAt,
    first_review_at: times.firstReviewAt,
    last_approval_at: times.lastApprovalAt,
    merged_at: times.mergedAt,
    committed_at: times.committedAt,
    head_ref: get('headRef'),
    head_sha: get('headSha'),
    merge_sha: get('mergeSha'),
    own_commits: commits
      .map(({ sha, authoredAt }) => `${sha}@${authoredAt ?? ''}`)
      .join(' '),
    landed_commits: (get<string[]>('mergedCommits') ?? []).join(' '),
    labels: JSON.stringify(get('labels') ?? []),
    closes_incidents: JSON.stringify(get('closesIncidents') ?? []),
    is_deleted: get('deleted') ?? false,
  };
}

export function readAttemptRow(
  state: State,
  subject: SubjectRow,
  interned: Interned,
): AttemptRow {
  const get = reader(state);
  const target = get<Target>('target');
  const repository = get<string>('repository') ?? target?.repository ?? null;
  const progress = readAttempt(state);
  return {
    ...subject,
    target_id: target ? interned.target(subject.source, target) : null,
    repository_id: repository === null ? null : interned.repository(repository),
    sha: get('sha'),
    outcome: progress.outcome,
    created_at: progress.createdAt,
    started_at: progress.startedAt,
    finished_at: progress.finishedAt,
    region: get('region'),
    url: get('url'),
    is_rollback: get('rollback') ?? false,
    fixes: get('fixes'),
    is_deleted: get('deleted') ?? false,
  };
}

export function readIncidentRow(
  state: State,
  subject: SubjectRow,
  interned: Interned,
): IncidentRow {
  const get = reader(state);
  const target = get<Target>('target');
  const span = readIncident(state);
  return {
    ...subject,
    target_id: target ? interned.target(subject.source, target) : null,
    title: get('title'),
    url: get('url'),
    severity: get('severity'),
    started_at: span.startedAt,
    resolved_at: span.resolvedAt,
    cause: get('cause') ?? 'unknown',
    is_false_alarm: get('falseAlarm') ?? false,
    merged_into: get('mergedInto'),
    references: canonicalJson(get('references') ?? []),
    is_deleted: get('deleted') ?? false,
  };
}

export function readArtifactRow(
  state: State,
  subject: SubjectRow,
  interned: Interned,
): ArtifactRow {
  const get = reader(state);
  return {
    ...subject,
    repository_id: interned.repository(get<string>('repository')!),
    sha: get<string>('sha')!,
    at: state.sha[0],
    is_deleted: get('deleted') ?? false,
  };
}

export function readRefMoveRow(
  state: State,
  subject: SubjectRow,
  interned: Interned,
): RefMoveRow {
  const get = reader(state);
  return {
    ...subject,
    repository_id: interned.repository(get<string>('repository')!),
    ref: get<string>('ref')!,
    at: state.ref[0],
    before_sha: get('before'),
    after_sha: get('after'),
    is_forced: get('forced') ?? false,
    is_deleted: get('deleted') ?? false,
  };
}

function reader(state: State) {
  return <T>(field: string): T | null => valueOf<T>(state, field) ?? null;
}
