import { Synchronization } from '@milepost/plugin-dora-node';
import type { Octokit } from '@octokit/rest';
import { readCursor } from './cursor';
import { synchronizeDeployments } from './synchronizeDeployments';
import { synchronizePulls } from './synchronizePulls';

/** What the parts of a synchronization share. */
export interface GithubTask extends Synchronization {
  octokit: Octokit;
  /** The repository, as GitHub's API names it. */
  owner: string;
  repo: string;
}

/** Reads what webhooks have missed: pull requests and deployments since the last time. */
export async function synchronizeRepository(
  task: Synchronization,
  octokit: Octokit,
): Promise<void> {
  const [, owner, repo] = task.repository.split('/');
  const github: GithubTask = { ...task, octokit, owner, repo };
  let cursor = readCursor(task.cursor);
  for (const step of [synchronizePulls, synchronizeDeployments]) {
    cursor = await step(github, cursor);
  }
}
