import { Repository } from '../../forge/Forge';
import { ForgeUrls } from '../../forge/ForgeUrls';
import type { Workflow } from '../../forge/workflows';
import { GitCommit, toIsoDate } from '../../git';
import { AccountRow, WorkflowRunRow } from '../../store';
import { presentAccountById } from './issues';
import { nodeId } from './nodeId';
import { presentRepository } from './repositories';

/** A workflow. */
export function presentWorkflow(
  urls: ForgeUrls,
  repository: Repository,
  { id, name, path }: Workflow,
) {
  const { fullName, row } = repository;
  return {
    id,
    node_id: nodeId('Workflow', id),
    name,
    path,
    state: 'active',
    created_at: toIsoDate(row.created_at),
    updated_at: toIsoDate(row.pushed_at ?? row.created_at),
    url: urls.repoApi(fullName, 'actions', 'workflows', id),
    html_url: urls.repo(fullName, 'blob', row.default_branch, path),
    badge_url: urls.repo(fullName, 'workflows', name, 'badge.svg'),
  };
}

/** What a run of a workflow refers to. */
export interface WorkflowRunReferences {
  accounts: Map<number, AccountRow>;
  repository: ReturnType<typeof presentRepository>;
  workflowId: number;
  commit: GitCommit;
}

/** A run of a workflow. */
export function presentWorkflowRun(
  urls: ForgeUrls,
  { fullName }: Repository,
  run: WorkflowRunRow,
  references: WorkflowRunReferences,
) {
  const { accounts, repository, workflowId, commit } = references;
  const url = urls.repoApi(fullName, 'actions', 'runs', run.id);
  const actor = presentAccountById(urls, run.actor_id, accounts);
  const [title] = commit.message.split('\n');
  return {
    id: run.id,
    node_id: nodeId('WorkflowRun', run.id),
    name: run.name,
    path: run.path,
    display_title: title,
    run_number: run.run_number,
    run_attempt: run.run_attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    head_branch: run.head_branch,
    head_sha: run.head_sha,
    workflow_id: workflowId,
    url,
    html_url: urls.repo(fullName, 'actions', 'runs', run.id),
    pull_requests: [],
    created_at: toIsoDate(run.created_at),
    updated_at: toIsoDate(run.updated_at),
    run_started_at: toIsoDate(run.run_started_at ?? run.created_at),
    ...(actor ? { actor, triggering_actor: actor } : {}),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: urls.repoApi(fullName, 'check-suites', run.id),
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: urls.repoApi(fullName, 'actions', 'workflows', workflowId),
    head_commit: {
      id: commit.sha,
      tree_id: commit.tree,
      message: commit.message,
      timestamp: commit.committer.date,
      author: { name: commit.author.name, email: commit.author.email },
      committer: { name: commit.committer.name, email: commit.committer.email },
    },
    repository,
    head_repository: repository,
  };
}
