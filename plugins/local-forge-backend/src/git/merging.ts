import { GitRepository } from './GitRepository';
import { listCommits } from './history';
import { GitPerson, writeCommit } from './objects';
import { parseSha, Sha } from './names';

/** How a pull request can be merged. */
export type MergeMethod = 'merge' | 'squash' | 'rebase';

/** What {@link mergeCommits} needs. */
export interface MergeOptions {
  method: MergeMethod;
  base: Sha;
  head: Sha;
  message: string;
  author: GitPerson;
  committer: GitPerson;
}

/** The tree of a merge of two commits; nothing when they conflict or have no common commit. */
export async function mergeTree(
  repository: GitRepository,
  base: Sha,
  head: Sha,
): Promise<Sha | undefined> {
  const { code, stdout } = await repository.run(
    ['merge-tree', '--write-tree', '-z', '--name-only', base, head],
    { accept: [1, 128] },
  );
  return code === 0
    ? parseSha(stdout.toString('utf8').split('\0')[0])
    : undefined;
}

/**
 * Makes the commits of a merge and gives the new tip of the base; no reference
 * is moved. Nothing is given when the two conflict.
 */
export async function mergeCommits(
  repository: GitRepository,
  options: MergeOptions,
): Promise<Sha | undefined> {
  const { method, base, head, message, author, committer } = options;
  if (method === 'rebase') {
    return rebase(repository, options);
  }
  const tree = await mergeTree(repository, base, head);
  return (
    tree &&
    writeCommit(repository, {
      tree,
      parents: method === 'squash' ? [base] : [base, head],
      message,
      author,
      committer,
    })
  );
}

async function rebase(
  repository: GitRepository,
  { base, head, committer }: MergeOptions,
): Promise<Sha | undefined> {
  const commits = await listCommits(repository, {
    revisions: [head, `^${base}`],
  });
  let tip = base;
  // Merge commits bring nothing of their own: `git rebase` leaves them out too.
  for (const commit of commits.reverse()) {
    if (commit.parents.length === 1) {
      const tree = await pick(repository, tip, commit.sha, commit.parents[0]);
      if (!tree) {
        return undefined;
      }
      const { message, author } = commit;
      tip = await writeCommit(repository, {
        tree,
        parents: [tip],
        message,
        author,
        committer,
      });
    }
  }
  return tip;
}

/**
 * The tree of one commit's change applied to another commit. Git before 2.40
 * has no `merge-tree --merge-base`; a passing commit with the content of the
 * one and the ancestry of the other has exactly the wanted merge base.
 */
async function pick(
  repository: GitRepository,
  onto: Sha,
  commit: Sha,
  parent: Sha,
): Promise<Sha | undefined> {
  const nobody = {
    name: 'forge',
    email: 'forge@localhost',
    date: '1970-01-02',
  };
  const tree = await repository.text(['rev-parse', `${onto}^{tree}`]);
  const standIn = await writeCommit(repository, {
    tree: tree as Sha,
    parents: [parent],
    message: '',
    author: nobody,
    committer: nobody,
  });
  return mergeTree(repository, standIn, commit);
}
