import { Sha } from '../git';

/** Columns that every row with a history has; times are ISO 8601, UTC. */
interface Times {
  created_at: string;
  updated_at: string;
}

/** A user or an organization. */
export interface AccountRow extends Times {
  id: number;
  login: string;
  login_key: string;
  type: 'User' | 'Organization';
  name: string | null;
  email: string | null;
  description: string | null;
}

/** Who belongs to an organization. */
export interface MembershipRow {
  organization_id: number;
  user_id: number;
  role: 'admin' | 'member';
}

/** A team of an organization. */
export interface TeamRow extends Times {
  id: number;
  organization_id: number;
  slug: string;
  name: string;
  description: string | null;
  privacy: 'closed' | 'secret';
}

/** Who belongs to a team. */
export interface TeamMemberRow {
  team_id: number;
  user_id: number;
  role: 'maintainer' | 'member';
}

/** Features and merge options of a repository, by GitHub's names. */
export interface RepositorySettings {
  has_issues: boolean;
  has_projects: boolean;
  has_wiki: boolean;
  allow_merge_commit: boolean;
  allow_squash_merge: boolean;
  allow_rebase_merge: boolean;
  allow_auto_merge: boolean;
  allow_update_branch: boolean;
  delete_branch_on_merge: boolean;
  squash_merge_commit_title: 'PR_TITLE' | 'COMMIT_OR_PR_TITLE';
  squash_merge_commit_message: 'PR_BODY' | 'COMMIT_MESSAGES' | 'BLANK';
}

/** A repository. */
export interface RepositoryRow extends Times {
  id: number;
  directory: string;
  owner_id: number;
  name: string;
  name_key: string;
  description: string | null;
  homepage: string | null;
  visibility: 'public' | 'private' | 'internal';
  default_branch: string;
  archived: boolean;
  topics: string[];
  settings: RepositorySettings;
  pushed_at: string | null;
}

/** What somebody may do in a repository, least first. */
export const PERMISSIONS = [
  'none',
  'read',
  'triage',
  'write',
  'maintain',
  'admin',
] as const;

/** What somebody may do in a repository. */
export type Permission = (typeof PERMISSIONS)[number];

/** What a user or a team may do in a repository. */
export interface AccessGrantRow {
  id: number;
  repository_id: number;
  user_id: number | null;
  team_id: number | null;
  permission: Permission;
}

/** A setting of a repository that no query looks into. */
export interface RepositorySettingRow extends Times {
  id: number;
  repository_id: number;
  kind: string;
  key: string;
  value: unknown;
}

/** An issue, or the part of a pull request that it shares with issues. */
export interface IssueRow extends Times {
  id: number;
  repository_id: number;
  number: number;
  is_pull: boolean;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  state_reason: 'completed' | 'not_planned' | 'reopened' | null;
  author_id: number;
  assignees: number[];
  labels: number[];
  closed_at: string | null;
}

/** What a pull request has beyond an issue. */
export interface PullRequestRow {
  issue_id: number;
  base_ref: string;
  head_ref: string;
  base_sha: Sha;
  head_sha: Sha;
  draft: boolean;
  reviewers: number[];
  team_reviewers: number[];
  merged_at: string | null;
  merged_by_id: number | null;
  merge_commit_sha: Sha | null;
}

/** A comment on an issue or pull request. */
export interface IssueCommentRow extends Times {
  id: number;
  issue_id: number;
  author_id: number;
  body: string;
}

/** A label of issues. */
export interface LabelRow {
  id: number;
  repository_id: number;
  name: string;
  color: string;
  description: string | null;
}

/** A review of a pull request. */
export interface ReviewRow {
  id: number;
  issue_id: number;
  author_id: number;
  state:
    | 'APPROVED'
    | 'CHANGES_REQUESTED'
    | 'COMMENTED'
    | 'DISMISSED'
    | 'PENDING';
  body: string;
  commit_sha: Sha;
  submitted_at: string;
}

/** A release. */
export interface ReleaseRow {
  id: number;
  repository_id: number;
  tag_name: string;
  target_commitish: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  author_id: number;
  created_at: string;
  published_at: string | null;
}

/** A deployment. */
export interface DeploymentRow extends Times {
  id: number;
  repository_id: number;
  ref: string;
  sha: Sha;
  task: string;
  environment: string;
  description: string | null;
  payload: unknown;
  transient_environment: boolean;
  production_environment: boolean;
  creator_id: number;
}

/** What became of a deployment. */
export interface DeploymentStatusRow extends Times {
  id: number;
  deployment_id: number;
  state: string;
  description: string;
  target_url: string;
  log_url: string;
  environment_url: string;
  environment: string;
  creator_id: number;
}

/** What an outside tool says of a commit. */
export interface CommitStatusRow extends Times {
  id: number;
  repository_id: number;
  sha: Sha;
  state: 'error' | 'failure' | 'pending' | 'success';
  context: string;
  description: string | null;
  target_url: string | null;
  creator_id: number;
}

/** A check of a commit. */
export interface CheckRunRow {
  id: number;
  repository_id: number;
  head_sha: Sha;
  name: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
  details_url: string | null;
  external_id: string | null;
  output: { title: string | null; summary: string | null; text: string | null };
  started_at: string | null;
  completed_at: string | null;
}

/** A run of a workflow. */
export interface WorkflowRunRow extends Times {
  id: number;
  repository_id: number;
  path: string;
  name: string;
  run_number: number;
  run_attempt: number;
  event: string;
  head_branch: string;
  head_sha: Sha;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
  actor_id: number;
  run_started_at: string | null;
}

/** A webhook of a repository or an organization. */
export interface HookRow extends Times {
  id: number;
  repository_id: number | null;
  organization_id: number | null;
  url: string;
  secret: string | null;
  content_type: 'json' | 'form';
  events: string[];
  active: boolean;
  configured: boolean;
}

/** A delivery of a webhook. */
export interface HookDeliveryRow {
  id: number;
  hook_id: number;
  guid: string;
  repository_id: number | null;
  event: string;
  action: string | null;
  payload: string;
  redelivery: boolean;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  next_attempt_at: string | null;
  delivered_at: string | null;
  duration: number | null;
  status_code: number | null;
  request_headers: Record<string, string>;
  response_headers: Record<string, string>;
  response_payload: string | null;
  created_at: string;
}
