import {
  branchRef,
  isAncestor,
  parseRefName,
  readBranch,
  RefName,
  updateRefs,
  readRef,
  ZERO_SHA,
} from '../git';
import { invalidField, notFound, unprocessable } from '../http/errors';
import { AccountRow, IssueRow, PullRequestRow } from '../store';
import { Forge, Repository } from './Forge';
import { createIssueRow, IssueChange, updateIssue } from './issues';
import { pullAnswer } from './pullAnswers';
import { PullRequest } from './PullRequest';

/** What {@link createPull} needs. */
export interface NewPull {
  author: AccountRow;
  title: string;
  body?: string | null;
  /** The branch that has the changes, `owner:branch` or `branch`. */
  head: string;
  /** The branch that is to get them. */
  base: string;
  draft?: boolean;
}

/** Finds a pull request by its number. */
export async function getPull(
  forge: Forge,
  { row }: Repository,
  number: number,
): Promise<PullRequest> {
  const issue = await forge.store.issues.find({
    repository_id: row.id,
    number,
    is_pull: true,
  });
  const pull =
    issue && (await forge.store.pullRequests.find({ issue_id: issue.id }));
  if (!issue || !pull) {
    throw notFound();
  }
  return { issue, pull };
}

/** Lists pull requests, newest first. */
export async function listPulls(
  forge: Forge,
  { row }: Repository,
  where: Partial<
    Pick<IssueRow, 'state'> & Pick<PullRequestRow, 'head_ref' | 'base_ref'>
  > = {},
): Promise<PullRequest[]> {
  const { state, ...branches } = where;
  const issues = await forge.store.issues.list(
    { repository_id: row.id, is_pull: true, state },
    { order: ['number', 'desc'] },
  );
  const pulls = await forge.store.pullRequests.list({
    issue_id: issues.map(issue => issue.id),
    ...branches,
  });
  const byIssue = new Map(pulls.map(pull => [pull.issue_id, pull]));
  return issues.flatMap(issue => {
    const pull = byIssue.get(issue.id);
    return pull ? { issue, pull } : [];
  });
}

/** Opens a pull request. */
export async function createPull(
  forge: Forge,
  repository: Repository,
  options: NewPull,
): Promise<PullRequest> {
  const { git, owner } = repository;
  const { author, title, body, base, draft = false } = options;
  const head = localBranch(owner, options.head);
  const created = await forge.repositories.exclusively(git, async () => {
    const [baseSha, headSha] = await Promise.all([
      readBranch(git, base),
      readBranch(git, head),
    ]);
    if (!headSha) {
      throw invalidField('PullRequest', 'head');
    }
    if (!baseSha) {
      throw invalidField('PullRequest', 'base');
    }
    if (await isAncestor(git, headSha, baseSha)) {
      throw problem(`No commits between ${base} and ${head}`);
    }
    const [open] = await listPulls(forge, repository, {
      state: 'open',
      head_ref: head,
      base_ref: base,
    });
    if (open) {
      throw problem(
        `A pull request already exists for ${owner.login}:${head}.`,
      );
    }
    const issue = await createIssueRow(forge, repository, {
      title,
      body,
      author,
      isPull: true,
    });
    const pull = await forge.store.pullRequests.insert({
      issue_id: issue.id,
      base_ref: base,
      head_ref: head,
      base_sha: baseSha,
      head_sha: headSha,
      draft,
      reviewers: [],
      team_reviewers: [],
    });
    await pinHead(repository, { issue, pull });
    return { issue, pull };
  });
  await announcePull(forge, repository, author, 'opened', created);
  return created;
}

/** Changes a pull request. */
export async function updatePull(
  forge: Forge,
  repository: Repository,
  sender: AccountRow,
  request: PullRequest,
  change: IssueChange & { base?: string },
): Promise<PullRequest> {
  const { issue, pull } = request;
  const { base, ...issueChange } = change;
  if (change.state && pull.merged_at) {
    throw unprocessable('Validation Failed', {
      resource: 'PullRequest',
      field: 'state',
      code: 'invalid',
    });
  }
  const updated = { ...request };
  if (base !== undefined && base !== pull.base_ref) {
    const baseSha = await readBranch(repository.git, base);
    if (!baseSha) {
      throw invalidField('PullRequest', 'base');
    }
    const values = { base_ref: base, base_sha: baseSha };
    await forge.store.pullRequests.update({ issue_id: issue.id }, values);
    updated.pull = { ...pull, ...values };
  }
  updated.issue = await updateIssue(forge, issue, issueChange);
  const reopened = updated.issue.state === 'open' ? 'reopened' : 'closed';
  const action = updated.issue.state === issue.state ? 'edited' : reopened;
  await announcePull(forge, repository, sender, action, updated);
  return updated;
}

/** Keeps the head of a pull request in `refs/pull/{number}/head`, where it outlives its branch. */
export async function pinHead(
  { git }: Repository,
  { issue, pull }: PullRequest,
): Promise<void> {
  const ref = parseRefName(`refs/pull/${issue.number}/head`) as RefName;
  const from = (await readRef(git, ref))?.sha ?? ZERO_SHA;
  if (from !== pull.head_sha) {
    await updateRefs(git, [{ ref, from, to: pull.head_sha }]);
  }
}

/** Tells webhooks what happened to a pull request. */
export async function announcePull(
  forge: Forge,
  repository: Repository,
  sender: AccountRow,
  action: string,
  request: PullRequest,
  more: Record<string, unknown> = {},
): Promise<void> {
  await forge.events.publish({
    event: 'pull_request',
    action,
    repository,
    sender,
    payload: async () => ({
      number: request.issue.number,
      pull_request: await pullAnswer(forge, repository, request, 'admin'),
      ...more,
    }),
  });
}

// There are no forks: an owner before the branch can only be the repository's own.
function localBranch(owner: AccountRow, head: string): string {
  const [, login, branch] = /^(?:([^:]+):)?(.*)$/s.exec(head) ?? [];
  const foreign =
    login !== undefined && login.toLowerCase() !== owner.login_key;
  if (foreign || !branchRef(branch)) {
    throw invalidField('PullRequest', 'head');
  }
  return branch;
}

function problem(message: string) {
  return unprocessable('Validation Failed', {
    resource: 'PullRequest',
    code: 'custom',
    field: 'head',
    message,
  });
}
