import { ConflictError } from '@backstage/errors';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Octokit } from '@octokit/rest';
import type { Visibility } from '@milepost/plugin-golden-paths-node';
import { hasStatus } from '../forge/errors';

/** A repository as the publish step needs it. */
export type Repository = {
  htmlUrl: string;
  cloneUrl: string;
  /** Seconds since the epoch. The same on every retry, unlike the clock. */
  createdAt: number;
};

/**
 * Creates a repository, or finds the one that an earlier run of the same task
 * created. The forge decides atomically who gets a name, and remembers the task in
 * the homepage field from the moment of creation, so neither a crash nor a second
 * task in between can make two owners of one repository.
 *
 * @throws ConflictError when somebody else's repository has the name.
 */
export async function ensureRepository(options: {
  octokit: Octokit;
  owner: string;
  name: string;
  description: string;
  visibility: Visibility;
  taskUrl: string;
  logger: LoggerService;
}): Promise<Repository> {
  const { octokit, owner, name, description, visibility, taskUrl, logger } =
    options;
  try {
    const { data } = await octokit.rest.repos.createInOrg({
      org: owner,
      name,
      description,
      homepage: taskUrl,
      visibility,
      private: visibility !== 'public',
      delete_branch_on_merge: true,
      has_wiki: false,
      has_projects: false,
    });
    logger.info(`Created the repository ${data.html_url}`);
    return toRepository(data);
  } catch (error) {
    if (!hasStatus(error, 422)) {
      throw error;
    }
    const existing = await findRepository(octokit, owner, name);
    if (!existing) {
      throw error;
    }
    if (existing.homepage !== taskUrl) {
      throw new ConflictError(
        `The repository ${existing.html_url} already exists and this task did not create it: start again with another name.`,
      );
    }
    logger.info(`Going on with the repository ${existing.html_url}`);
    return toRepository(existing);
  }
}

async function findRepository(octokit: Octokit, owner: string, repo: string) {
  try {
    return (await octokit.rest.repos.get({ owner, repo })).data;
  } catch (error) {
    if (hasStatus(error, 404)) {
      return undefined;
    }
    throw error;
  }
}

function toRepository(data: {
  html_url: string;
  clone_url: string;
  created_at: string;
}): Repository {
  return {
    htmlUrl: data.html_url,
    cloneUrl: data.clone_url,
    createdAt: Math.floor(Date.parse(data.created_at) / 1000),
  };
}
