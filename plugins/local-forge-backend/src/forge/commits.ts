import {
  branchRef,
  changeTree,
  GitPerson,
  readCommit,
  readRef,
  RefName,
  Sha,
  TreeChange,
  writeCommit,
  ZERO_SHA,
} from '../git';
import { invalidField } from '../http/errors';
import { AccountRow } from '../store';
import { emailOf } from './accounts';
import { Forge, now, Repository } from './Forge';
import { moveRefs } from './pushes';

/** What {@link commitOnBranch} needs. */
export interface CommitOnBranchOptions {
  repository: Repository;
  viewer: AccountRow;
  branch: string;
  message: string;
  author?: Partial<GitPerson>;
  committer?: Partial<GitPerson>;
  /**
   * Gives the changes, knowing the tip of the branch. It runs while nobody else
   * can move the branch, and throws when the tip is not what it expects.
   */
  change: (tip: Sha | undefined) => Promise<TreeChange[]>;
}

/** The person that a user is in commits, now. */
export function personOf(
  account: AccountRow,
  given: Partial<GitPerson> = {},
): GitPerson {
  return {
    name: given.name ?? account.name ?? account.login,
    email: given.email ?? emailOf(account),
    date: given.date ?? now(),
  };
}

/** Reads the name of a branch as a reference, or reports that it can't be one. */
export function requireBranchRef(branch: string): RefName {
  const ref = branchRef(branch);
  if (!ref) {
    throw invalidField('Reference', 'ref', `'${branch}' is not a valid branch`);
  }
  return ref;
}

/** Adds a commit to a branch; the first commit of an empty repository makes the branch. */
export async function commitOnBranch(
  forge: Forge,
  options: CommitOnBranchOptions,
): Promise<Sha> {
  const { repository, viewer, branch, message, change } = options;
  const { git } = repository;
  const ref = requireBranchRef(branch);
  const author = personOf(viewer, options.author ?? options.committer);
  const committer = personOf(viewer, options.committer ?? options.author);
  return forge.repositories.exclusively(git, async () => {
    const tip = (await readRef(git, ref))?.sha;
    const changes = await change(tip);
    const base = tip && (await readCommit(git, tip)).tree;
    const commit = await writeCommit(git, {
      tree: await changeTree(git, base, changes),
      parents: tip ? [tip] : [],
      message,
      author,
      committer,
    });
    const update = { ref, from: tip ?? ZERO_SHA, to: commit };
    await moveRefs(forge, repository, viewer, [update]);
    return commit;
  });
}
