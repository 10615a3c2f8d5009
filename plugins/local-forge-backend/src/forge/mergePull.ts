import {
  listCommits,
  MergeMethod,
  mergeCommits,
  readBranch,
  RefUpdate,
  Sha,
  updateRefs,
  ZERO_SHA,
} from '../git';
import { conflict, GithubError } from '../http/errors';
import { AccountRow, Permission } from '../store';
import { accountsById } from './accounts';
import { personOf, requireBranchRef } from './commits';
import { Forge, now, Repository } from './Forge';
import { findMergeBlocker } from './mergeBlockers';
import { announcePull, getPull } from './pulls';
import { PullRequest } from './PullRequest';
import { announceChanges, moveRefs } from './pushes';

/** What {@link mergePull} needs. */
export interface MergePullOptions {
  repository: Repository;
  viewer: AccountRow;
  permission: Permission;
  number: number;
  method: MergeMethod;
  /** The head that the caller has seen. */
  sha?: string;
  title?: string;
  message?: string;
}

/** Merges a pull request and gives the commit that the base has then. */
export async function mergePull(
  forge: Forge,
  options: MergePullOptions,
): Promise<Sha> {
  const { repository, viewer, number, method } = options;
  const { git } = repository;
  return forge.repositories.exclusively(git, async () => {
    const request = await getPull(forge, repository, number);
    await requireMergeable(forge, options, request);
    const { issue, pull } = request;
    const base = await readBranch(git, pull.base_ref);
    const merged =
      base &&
      (await mergeCommits(git, {
        method,
        base,
        head: pull.head_sha,
        message: await messageOf(options, request),
        author: await authorOf(forge, options, request),
        committer: personOf(viewer),
      }));
    if (!merged) {
      throw new GithubError(405, 'Pull Request is not mergeable');
    }
    const update: RefUpdate = {
      ref: requireBranchRef(pull.base_ref),
      from: base,
      to: merged,
    };
    const time = now();
    const closed = {
      ...issue,
      state: 'closed' as const,
      closed_at: time,
      updated_at: time,
    };
    const done = {
      ...pull,
      base_sha: base,
      merged_at: time,
      merged_by_id: viewer.id,
      merge_commit_sha: merged,
    };
    // The branch moves inside the transaction: when it can't, nothing is written down.
    await forge.store.transaction(async store => {
      await store.issues.update({ id: issue.id }, closed);
      await store.pullRequests.update({ issue_id: issue.id }, done);
      await updateRefs(git, [update]);
    });
    await announceChanges(forge, repository, viewer, [update]);
    const result = { issue: closed, pull: done };
    await announcePull(forge, repository, viewer, 'closed', result);
    await deleteHead(forge, repository, viewer, result);
    return merged;
  });
}

async function requireMergeable(
  forge: Forge,
  { repository, permission, method, sha }: MergePullOptions,
  request: PullRequest,
): Promise<void> {
  const { issue, pull } = request;
  const { settings } = repository.row;
  const allowed: Record<MergeMethod, boolean> = {
    merge: settings.allow_merge_commit,
    squash: settings.allow_squash_merge,
    rebase: settings.allow_rebase_merge,
  };
  if (issue.state === 'closed') {
    throw new GithubError(405, 'Pull Request is not mergeable');
  }
  if (pull.draft) {
    throw new GithubError(405, 'Pull Request is still a draft');
  }
  if (sha !== undefined && sha !== pull.head_sha) {
    throw conflict('Head branch was modified. Review and try the merge again.');
  }
  if (!allowed[method]) {
    throw new GithubError(
      405,
      `${method} merges are not allowed on this repository.`,
    );
  }
  const blocker = await findMergeBlocker(
    forge,
    repository,
    request,
    permission,
  );
  if (blocker) {
    throw new GithubError(405, blocker);
  }
}

async function messageOf(
  { repository, method, title, message }: MergePullOptions,
  { issue, pull }: PullRequest,
): Promise<string> {
  const { number } = issue;
  if (method === 'squash') {
    const commits = await listCommits(repository.git, {
      revisions: [pull.head_sha, `^${requireBranchRef(pull.base_ref)}`],
    });
    commits.reverse();
    const { squash_merge_commit_message: form } = repository.row.settings;
    const single = commits.length === 1;
    const bodies = {
      PR_BODY: issue.body ?? '',
      BLANK: '',
      COMMIT_MESSAGES: single
        ? commits[0].message.split('\n').slice(2).join('\n')
        : commits.map(commit => `* ${commit.message}`).join('\n\n'),
    };
    const subject = title ?? `${issue.title} (#${number})`;
    return joinMessage(subject, message ?? bodies[form]);
  }
  const source = `${repository.owner.login}/${pull.head_ref}`;
  return joinMessage(
    title ?? `Merge pull request #${number} from ${source}`,
    message ?? issue.title,
  );
}

async function authorOf(
  forge: Forge,
  { method, viewer }: MergePullOptions,
  { issue }: PullRequest,
) {
  const accounts = await accountsById(forge.store, [issue.author_id]);
  const author = accounts.get(issue.author_id);
  return personOf(method === 'squash' && author ? author : viewer);
}

async function deleteHead(
  forge: Forge,
  repository: Repository,
  viewer: AccountRow,
  { pull }: PullRequest,
): Promise<void> {
  const { settings, default_branch: defaultBranch } = repository.row;
  const tip = await readBranch(repository.git, pull.head_ref);
  if (
    settings.delete_branch_on_merge &&
    pull.head_ref !== defaultBranch &&
    tip
  ) {
    const ref = requireBranchRef(pull.head_ref);
    await moveRefs(forge, repository, viewer, [
      { ref, from: tip, to: ZERO_SHA },
    ]);
  }
}

function joinMessage(subject: string, body: string): string {
  return body ? `${subject}\n\n${body}\n` : `${subject}\n`;
}
