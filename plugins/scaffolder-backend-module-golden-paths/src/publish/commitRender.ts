import git from 'isomorphic-git';
import fs from 'node:fs/promises';
import nodeFs from 'node:fs';
import path from 'node:path';
import { PROVENANCE_FILE } from '@milepost/plugin-golden-paths-node';

/** The branch that holds pristine renders only: the merge base of later upgrades. */
export const BASE_BRANCH = 'template/base';

/** A person or a bot as git records it. */
export type Author = { name: string; email: string };

/**
 * Commits a rendered folder twice: as it was rendered, which is what `template/base`
 * points to, and with the record of its birth, which is what `defaultBranch` points
 * to. Same folder, author and time give the same object ids: a retry pushes what is
 * already there, instead of a second history.
 *
 * @returns the object ids of both commits
 */
export async function commitRender(options: {
  dir: string;
  defaultBranch: string;
  author: Author;
  /** Seconds since the epoch. */
  timestamp: number;
  message: string;
  provenance: (tree: string) => string;
}): Promise<{ base: string; head: string }> {
  const { dir, defaultBranch, author, timestamp, message, provenance } =
    options;
  // An earlier run may have been restored with its half-made history.
  await fs.rm(path.join(dir, '.git'), { recursive: true, force: true });
  await fs.rm(path.join(dir, PROVENANCE_FILE), { force: true });

  const repo = { fs: nodeFs, dir };
  const signature = { ...author, timestamp, timezoneOffset: 0 };
  const commit = (text: string) =>
    git.commit({
      ...repo,
      message: text,
      author: signature,
      committer: signature,
    });

  await git.init({ ...repo, defaultBranch });
  await git.add({ ...repo, filepath: '.' });
  const base = await commit(message);
  const { commit: pristine } = await git.readCommit({ ...repo, oid: base });
  await git.branch({ ...repo, ref: BASE_BRANCH });

  const file = path.join(dir, PROVENANCE_FILE);
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, provenance(pristine.tree));
  await git.add({ ...repo, filepath: PROVENANCE_FILE, force: true });
  const head = await commit('Record the golden path this repository came from');
  return { base, head };
}
