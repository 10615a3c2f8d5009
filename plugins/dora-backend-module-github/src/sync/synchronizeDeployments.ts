import { DeploymentSignal } from '@milepost/plugin-dora-node';
import { toDeletedDeployment, toDeployment } from '../read/deployments';
import { deploymentSchema, deploymentStatusSchema } from '../read/payloads';
import { GithubCursor } from './cursor';
import { fetchPage } from './pages';
import { parse } from './parse';
import type { GithubTask } from './synchronizeRepository';

const PAGE = 100;

// A deployment that nobody ever finishes shall not be asked for forever.
const MAX_OPEN = 100;

type DeploymentsCursor = GithubCursor['deployments'];

/**
 * Reads the deployments that are new since the last time, with all their statuses, and
 * asks again for those that were not finished. GitHub lists the newest first: a list that
 * is cut off goes on at its page, and only a whole list moves the mark.
 */
export async function synchronizeDeployments(
  task: GithubTask,
  cursor: GithubCursor,
): Promise<GithubCursor> {
  let own = await readOpen(task, cursor.deployments);
  let done = false;
  while (!done) {
    ({ own, done } = await readPage(task, own));
    await task.advance({ ...cursor, deployments: own });
  }
  return { ...cursor, deployments: own };
}

async function readPage(
  task: GithubTask,
  own: DeploymentsCursor,
): Promise<{ own: DeploymentsCursor; done: boolean }> {
  const { octokit, owner, repo, signal, record } = task;
  signal.throwIfAborted();
  const number = own.reading?.page ?? 1;
  const page = await fetchPage(
    headers =>
      octokit.rest.repos.listDeployments({
        owner,
        repo,
        per_page: PAGE,
        page: number,
        headers,
        request: { signal },
      }),
    number === 1 ? own.etag : undefined,
  );
  if (!page.changed) {
    return { own, done: true };
  }
  const fresh = page.items.filter(({ id }) => id > own.until);
  const open = [...own.open];
  for (const item of fresh) {
    const signalOfIt = await readDeployment(task, item);
    await record([signalOfIt]);
    if (!isFinished(signalOfIt)) {
      open.push(item.id);
    }
  }
  const newest =
    own.reading?.newest ??
    Math.max(own.until, ...page.items.map(({ id }) => id));
  const goesOn = page.hasMore && fresh.length === page.items.length;
  const kept = [...new Set(open)].slice(-MAX_OPEN);
  return goesOn
    ? {
        own: {
          until: own.until,
          open: kept,
          reading: { newest, page: number + 1 },
        },
        done: false,
      }
    : {
        own: {
          until: newest,
          open: kept,
          // Of a list that was read in several pages the first may be old by now.
          ...(number === 1 && page.etag ? { etag: page.etag } : {}),
        },
        done: true,
      };
}

async function readOpen(
  task: GithubTask,
  own: DeploymentsCursor,
): Promise<DeploymentsCursor> {
  const { octokit, owner, repo, repository, signal, record } = task;
  const open: number[] = [];
  for (const id of own.open) {
    const one = { owner, repo, deployment_id: id, request: { signal } };
    const data = await octokit.rest.repos
      .getDeployment(one)
      .then(answer => answer.data)
      .catch(unlessNotFound);
    if (data) {
      const signalOfIt = await readDeployment(task, data);
      await record([signalOfIt]);
      if (!isFinished(signalOfIt)) {
        open.push(id);
      }
    } else {
      await record([toDeletedDeployment(repository, id, Date.now())]);
    }
  }
  return { ...own, open };
}

async function readDeployment(
  { octokit, owner, repo, repository, signal }: GithubTask,
  answer: { id: number },
): Promise<DeploymentSignal> {
  const statuses = await octokit.paginate(
    octokit.rest.repos.listDeploymentStatuses,
    {
      owner,
      repo,
      deployment_id: answer.id,
      per_page: PAGE,
      request: { signal },
    },
  );
  return toDeployment(
    repository,
    parse(deploymentSchema, 'a deployment', answer),
    statuses.map(status =>
      parse(deploymentStatusSchema, 'the status of a deployment', status),
    ),
  );
}

function isFinished({ statuses = [] }: DeploymentSignal): boolean {
  return statuses.some(
    ({ state }) => state !== 'queued' && state !== 'in_progress',
  );
}

function unlessNotFound(error: { status?: number }): undefined {
  if (error.status !== 404) {
    throw error;
  }
}
