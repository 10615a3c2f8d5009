import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { parse } from 'yaml';
import {
  findEntry,
  listTree,
  parseTreePath,
  readBlob,
  resolveCommit,
  Sha,
} from '../git';
import { notFound } from '../http/errors';
import { AccountRow, WorkflowRunRow } from '../store';
import { Forge, now, Repository } from './Forge';

const FOLDER = '.github/workflows';

/** A workflow: a file in the default branch. */
export interface Workflow {
  id: number;
  path: string;
  name: string;
}

/** A number for a workflow that stays the same as long as its file has its name. */
export function workflowId({ row }: Repository, path: string): number {
  const hash = createHash('sha256').update(`${row.id}:${path}`).digest();
  return hash.readUInt32BE();
}

/** Lists the workflows of a repository. */
export async function listWorkflows(
  repository: Repository,
): Promise<Workflow[]> {
  const { git, row } = repository;
  const commit = await resolveCommit(git, row.default_branch);
  const folder = parseTreePath(FOLDER);
  const entry = commit && folder && (await findEntry(git, commit, folder));
  if (!commit || entry?.type !== 'tree') {
    return [];
  }
  const files = (await listTree(git, commit, { path: folder })).filter(
    ({ type, path }) => type === 'blob' && /\.ya?ml$/.test(path),
  );
  return Promise.all(
    files.map(async ({ path, sha }) => ({
      id: workflowId(repository, path),
      path,
      name: nameOf(await readBlob(git, sha)) ?? path,
    })),
  );
}

/** Finds a workflow by its number or the name of its file. */
export async function getWorkflow(
  repository: Repository,
  key: string,
): Promise<Workflow> {
  const workflow = (await listWorkflows(repository)).find(
    ({ id, path }) => String(id) === key || posix.basename(path) === key,
  );
  if (!workflow) {
    throw notFound();
  }
  return workflow;
}

/** What {@link queueRun} needs. */
export interface NewRun {
  workflow: Workflow;
  event: string;
  branch: string;
  sha: Sha;
  actor: AccountRow;
}

/** Queues a run of a workflow, for an outside runner to take. */
export async function queueRun(
  forge: Forge,
  { row, git }: Repository,
  { workflow, event, branch, sha, actor }: NewRun,
): Promise<WorkflowRunRow> {
  const { workflowRuns } = forge.store;
  return forge.repositories.exclusively(git, async () => {
    const number = await workflowRuns.count({
      repository_id: row.id,
      path: workflow.path,
    });
    const time = now();
    return workflowRuns.insert({
      repository_id: row.id,
      path: workflow.path,
      name: workflow.name,
      run_number: number + 1,
      run_attempt: 1,
      event,
      head_branch: branch,
      head_sha: sha,
      status: 'queued',
      conclusion: null,
      actor_id: actor.id,
      created_at: time,
      updated_at: time,
      run_started_at: time,
    });
  });
}

function nameOf(content: Buffer): string | undefined {
  try {
    const { name } = parse(content.toString('utf8')) ?? {};
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined; // A workflow that is not valid YAML is listed by its path, as on GitHub.
  }
}
