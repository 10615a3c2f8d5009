import { notFound } from '../http/errors';
import { AccountRow, IssueRow, LabelRow } from '../store';
import { presentIssue } from '../rest/presenters/issues';
import { accountsById, findAccount } from './accounts';
import { Forge, now, Repository } from './Forge';

const LABEL_COLOR = 'ededed'; // What GitHub gives a label that is made in passing.

/** What {@link createIssueRow} needs. */
export interface NewIssue {
  title: string;
  body?: string | null;
  author: AccountRow;
  isPull: boolean;
  assignees?: string[];
  labels?: string[];
}

/**
 * Writes an issue or the issue part of a pull request under the next number.
 * It runs inside `forge.repositories.exclusively`, which keeps numbers apart.
 */
export async function createIssueRow(
  forge: Forge,
  { row }: Repository,
  issue: NewIssue,
): Promise<IssueRow> {
  const { store } = forge;
  const [last] = await store.issues.list(
    { repository_id: row.id },
    { order: ['number', 'desc'], limit: 1 },
  );
  const time = now();
  return store.issues.insert({
    repository_id: row.id,
    number: (last?.number ?? 0) + 1,
    is_pull: issue.isPull,
    title: issue.title,
    body: issue.body ?? null,
    state: 'open',
    state_reason: null,
    author_id: issue.author.id,
    assignees: await userIds(forge, issue.assignees ?? []),
    labels: await labelIds(forge, row.id, issue.labels ?? []),
    created_at: time,
    updated_at: time,
    closed_at: null,
  });
}

/** Finds an issue (or a pull request) by its number. */
export async function getIssue(
  forge: Forge,
  { row }: Repository,
  number: number,
): Promise<IssueRow> {
  const issue = await forge.store.issues.find({
    repository_id: row.id,
    number,
  });
  if (!issue) {
    throw notFound();
  }
  return issue;
}

/** What {@link updateIssue} changes. */
export type IssueChange = Partial<
  Pick<
    IssueRow,
    'title' | 'body' | 'state' | 'state_reason' | 'assignees' | 'labels'
  >
>;

/** Changes an issue, and keeps the time of closing in step with its state. */
export async function updateIssue(
  forge: Forge,
  issue: IssueRow,
  change: IssueChange,
): Promise<IssueRow> {
  const time = now();
  const values: Partial<IssueRow> = {
    ...Object.fromEntries(
      Object.entries(change).filter(([, value]) => value !== undefined),
    ),
    updated_at: time,
  };
  if (change.state && change.state !== issue.state) {
    const closed = change.state === 'closed';
    values.closed_at = closed ? time : null;
    values.state_reason =
      change.state_reason ?? (closed ? 'completed' : 'reopened');
  }
  await forge.store.issues.update({ id: issue.id }, values);
  return { ...issue, ...values };
}

/** The ids of users by login; logins that nobody has are left out, as on GitHub. */
export async function userIds(
  forge: Forge,
  logins: string[],
): Promise<number[]> {
  const accounts = await Promise.all(
    logins.map(login => findAccount(forge.store, login)),
  );
  const ids = accounts.flatMap(account =>
    account?.type === 'User' ? account.id : [],
  );
  return [...new Set(ids)];
}

/** The ids of labels by name; a label that is not there is made. */
export async function labelIds(
  forge: Forge,
  repositoryId: number,
  names: string[],
): Promise<number[]> {
  const ids: number[] = [];
  for (const name of new Set(names)) {
    const { labels } = forge.store;
    const where = { repository_id: repositoryId, name };
    const label =
      (await labels.find(where)) ??
      (await labels.upsert(
        { ...where, color: LABEL_COLOR, description: null },
        ['repository_id', 'name'],
      ));
    ids.push(label.id);
  }
  return ids;
}

/** The labels that issues have. */
export async function labelsById(
  forge: Forge,
  ids: number[],
): Promise<Map<number, LabelRow>> {
  const labels = ids.length
    ? await forge.store.labels.list({ id: [...new Set(ids)] })
    : [];
  return new Map(labels.map(label => [label.id, label]));
}

/** Presents issues with what they refer to. */
export async function issueAnswers(
  forge: Forge,
  repository: Repository,
  issues: IssueRow[],
) {
  const [accounts, labels, comments, pulls] = await Promise.all([
    accountsById(
      forge.store,
      issues.flatMap(issue => [issue.author_id, ...issue.assignees]),
    ),
    labelsById(
      forge,
      issues.flatMap(issue => issue.labels),
    ),
    forge.store.comments.list({ issue_id: issues.map(issue => issue.id) }),
    forge.store.pullRequests.list({ issue_id: issues.map(issue => issue.id) }),
  ]);
  return issues.map(issue =>
    presentIssue(forge.urls, repository, issue, {
      accounts,
      labels,
      comments: comments.filter(one => one.issue_id === issue.id).length,
      pull: pulls.find(one => one.issue_id === issue.id),
    }),
  );
}
