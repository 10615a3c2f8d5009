import { Repository } from '../../forge/Forge';
import { ForgeUrls } from '../../forge/ForgeUrls';
import { PullRequest } from '../../forge/PullRequest';
import { Sha, toIsoDate } from '../../git';
import { AccountRow, LabelRow, ReviewRow, TeamRow } from '../../store';
import { presentAccount, presentTeam } from './accounts';
import {
  association,
  presentAccountById,
  presentAccounts,
  presentLabel,
} from './issues';
import { nodeId } from './nodeId';
import { presentRepository } from './repositories';

/** What a pull request refers to. */
export interface PullReferences {
  accounts: Map<number, AccountRow>;
  labels: Map<number, LabelRow>;
  teams: TeamRow[];
  repository: ReturnType<typeof presentRepository>;
  tips: { base: Sha; head: Sha };
}

/** What is computed for one pull request. */
export interface PullComputations {
  mergeable: boolean | null;
  mergeableState: string;
  statistics: { additions: number; deletions: number };
  changedFiles: number;
  commits: number;
  comments: number;
  accounts: Map<number, AccountRow>;
}

/** A pull request as lists have it. */
export function presentPullSimple(
  urls: ForgeUrls,
  repository: Repository,
  { issue, pull }: PullRequest,
  { accounts, labels, teams, repository: repo, tips }: PullReferences,
) {
  const { fullName, owner } = repository;
  const { number } = issue;
  const url = urls.repoApi(fullName, 'pulls', number);
  const html = urls.repo(fullName, 'pull', number);
  const issueUrl = urls.repoApi(fullName, 'issues', number);
  const statuses = urls.repoApi(fullName, 'statuses', tips.head);
  const branch = (ref: string, sha: Sha) => ({
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: presentAccount(urls, owner),
    repo,
  });
  const assignees = presentAccounts(urls, issue.assignees, accounts);
  const links = {
    self: url,
    html,
    issue: issueUrl,
    comments: `${issueUrl}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${urls.repoApi(fullName, 'pulls', 'comments')}{/number}`,
    commits: `${url}/commits`,
    statuses,
  };
  return {
    id: issue.id,
    node_id: nodeId('PullRequest', issue.id),
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issueUrl,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: statuses,
    number,
    state: issue.state,
    locked: false,
    active_lock_reason: null,
    title: issue.title,
    body: issue.body,
    draft: pull.draft,
    user: presentAccountById(urls, issue.author_id, accounts),
    assignee: assignees[0] ?? null,
    assignees,
    requested_reviewers: presentAccounts(urls, pull.reviewers, accounts),
    requested_teams: teams
      .filter(team => pull.team_reviewers.includes(team.id))
      .map(team => presentTeam(urls, owner, team)),
    labels: issue.labels
      .map(id => labels.get(id))
      .filter(label => label !== undefined)
      .map(label => presentLabel(urls, repository, label)),
    milestone: null,
    head: branch(pull.head_ref, tips.head),
    base: branch(pull.base_ref, tips.base),
    _links: Object.fromEntries(
      Object.entries(links).map(([name, href]) => [name, { href }]),
    ),
    author_association: association(repository, issue.author_id),
    auto_merge: null,
    merge_commit_sha: pull.merge_commit_sha,
    created_at: toIsoDate(issue.created_at),
    updated_at: toIsoDate(issue.updated_at),
    closed_at: issue.closed_at && toIsoDate(issue.closed_at),
    merged_at: pull.merged_at && toIsoDate(pull.merged_at),
  };
}

/** A pull request as a request for it alone gives it. */
export function presentPull(
  urls: ForgeUrls,
  { pull }: PullRequest,
  simple: ReturnType<typeof presentPullSimple>,
  computed: PullComputations,
) {
  const { accounts, comments, commits, changedFiles, statistics } = computed;
  return {
    ...simple,
    merged: pull.merged_at !== null,
    mergeable: computed.mergeable,
    rebaseable: computed.mergeable,
    mergeable_state: computed.mergeableState,
    merged_by: presentAccountById(urls, pull.merged_by_id, accounts),
    comments,
    review_comments: 0,
    maintainer_can_modify: false,
    commits,
    additions: statistics.additions,
    deletions: statistics.deletions,
    changed_files: changedFiles,
  };
}

/** A review of a pull request. */
export function presentReview(
  urls: ForgeUrls,
  repository: Repository,
  number: number,
  review: ReviewRow,
  accounts: Map<number, AccountRow>,
) {
  const pullUrl = urls.repoApi(repository.fullName, 'pulls', number);
  const page = urls.repo(repository.fullName, 'pull', number);
  const html = `${page}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: presentAccountById(urls, review.author_id, accounts),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pullUrl,
    _links: { html: { href: html }, pull_request: { href: pullUrl } },
    submitted_at: toIsoDate(review.submitted_at),
    commit_id: review.commit_sha,
    author_association: association(repository, review.author_id),
  };
}
