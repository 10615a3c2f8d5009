import { ConflictError } from '@backstage/errors';
import git from 'isomorphic-git';
import http from 'isomorphic-git/http/node';
import fs from 'node:fs';

/**
 * Pushes branches to a repository that is new. A branch that is there already with
 * the same commit is left alone, so that a retry may come after a push that arrived
 * but was not heard of.
 *
 * @throws ConflictError when a branch is there with another commit.
 */
export async function pushBranches(options: {
  dir: string;
  url: string;
  token: string;
  /** Commit by branch name, in the order of pushing. */
  branches: Record<string, string>;
}): Promise<void> {
  const { dir, url, token, branches } = options;
  // The forms of user name and password that GitHub takes a token in.
  const onAuth = () => ({ username: 'x-access-token', password: token });
  // Asking again with the same rejected credentials would never end.
  const onAuthFailure = () => ({ cancel: true });
  const remote = await git.listServerRefs({
    http,
    url,
    onAuth,
    onAuthFailure,
    prefix: 'refs/heads/',
  });
  for (const [branch, oid] of Object.entries(branches)) {
    const existing = remote.find(({ ref }) => ref === `refs/heads/${branch}`);
    if (existing && existing.oid !== oid) {
      throw new ConflictError(
        `Somebody pushed to the branch '${branch}' of ${url} before this task did: delete the repository if nothing in it is needed, then press Retry.`,
      );
    }
    if (!existing) {
      await git.push({
        fs,
        http,
        dir,
        url,
        onAuth,
        onAuthFailure,
        ref: branch,
        remoteRef: `refs/heads/${branch}`,
      });
    }
  }
}
