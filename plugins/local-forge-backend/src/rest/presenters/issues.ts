import { Repository } from '../../forge/Forge';
import { ForgeUrls } from '../../forge/ForgeUrls';
import { toIsoDate } from '../../git';
import {
  AccountRow,
  IssueCommentRow,
  IssueRow,
  LabelRow,
  PullRequestRow,
} from '../../store';
import { presentAccount } from './accounts';
import { nodeId } from './nodeId';

/** What an issue refers to. */
export interface IssueReferences {
  accounts: Map<number, AccountRow>;
  labels: Map<number, LabelRow>;
  comments: number;
  pull?: PullRequestRow;
}

/** Presents the accounts that are known among some ids. */
export function presentAccounts(
  urls: ForgeUrls,
  ids: number[],
  accounts: Map<number, AccountRow>,
) {
  return ids
    .map(id => accounts.get(id))
    .filter(account => account !== undefined)
    .map(account => presentAccount(urls, account));
}

/** Presents one account that may be unknown. */
export function presentAccountById(
  urls: ForgeUrls,
  id: number | null,
  accounts: Map<number, AccountRow>,
) {
  const account = id === null ? undefined : accounts.get(id);
  return account ? presentAccount(urls, account) : null;
}

/** What somebody is to a repository. */
export function association(repository: Repository, userId: number): string {
  const { owner } = repository;
  if (owner.type === 'Organization') {
    return 'MEMBER';
  }
  return owner.id === userId ? 'OWNER' : 'CONTRIBUTOR';
}

/** A label. */
export function presentLabel(
  urls: ForgeUrls,
  { fullName }: Repository,
  label: LabelRow,
) {
  return {
    id: label.id,
    node_id: nodeId('Label', label.id),
    url: urls.repoApi(fullName, 'labels', label.name),
    name: label.name,
    description: label.description,
    color: label.color,
    default: false,
  };
}

/** An issue, or a pull request seen as an issue. */
export function presentIssue(
  urls: ForgeUrls,
  repository: Repository,
  issue: IssueRow,
  { accounts, labels, comments, pull }: IssueReferences,
) {
  const { fullName } = repository;
  const { number } = issue;
  const url = urls.repoApi(fullName, 'issues', number);
  const pullHtml = urls.repo(fullName, 'pull', number);
  const assignees = presentAccounts(urls, issue.assignees, accounts);
  return {
    id: issue.id,
    node_id: nodeId('Issue', issue.id),
    url,
    repository_url: urls.repoApi(fullName),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: pull ? pullHtml : urls.repo(fullName, 'issues', number),
    number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    state_reason: issue.state_reason,
    locked: false,
    active_lock_reason: null,
    user: presentAccountById(urls, issue.author_id, accounts),
    assignee: assignees[0] ?? null,
    assignees,
    labels: issue.labels
      .map(id => labels.get(id))
      .filter(label => label !== undefined)
      .map(label => presentLabel(urls, repository, label)),
    milestone: null,
    comments,
    author_association: association(repository, issue.author_id),
    created_at: toIsoDate(issue.created_at),
    updated_at: toIsoDate(issue.updated_at),
    closed_at: issue.closed_at && toIsoDate(issue.closed_at),
    ...(pull
      ? {
          draft: pull.draft,
          pull_request: {
            url: urls.repoApi(fullName, 'pulls', number),
            html_url: pullHtml,
            diff_url: `${pullHtml}.diff`,
            patch_url: `${pullHtml}.patch`,
            merged_at: pull.merged_at && toIsoDate(pull.merged_at),
          },
        }
      : {}),
  };
}

/** A comment on an issue or pull request. */
export function presentComment(
  urls: ForgeUrls,
  repository: Repository,
  issue: IssueRow,
  comment: IssueCommentRow,
  accounts: Map<number, AccountRow>,
) {
  const { fullName } = repository;
  const page = issue.is_pull ? 'pull' : 'issues';
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url: urls.repoApi(fullName, 'issues', 'comments', comment.id),
    html_url: `${urls.repo(fullName, page, issue.number)}#issuecomment-${
      comment.id
    }`,
    issue_url: urls.repoApi(fullName, 'issues', issue.number),
    body: comment.body,
    user: presentAccountById(urls, comment.author_id, accounts),
    created_at: toIsoDate(comment.created_at),
    updated_at: toIsoDate(comment.updated_at),
    author_association: association(repository, comment.author_id),
  };
}
