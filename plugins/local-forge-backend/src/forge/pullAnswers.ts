import { countCommits, diffTrees, mergeBase, mergeTree, Sha } from '../git';
import { Permission } from '../store';
import { presentPull, presentPullSimple } from '../rest/presenters/pulls';
import { repositoryAnswer } from '../rest/repositoryAnswer';
import { changeStatistics } from '../rest/presenters/commits';
import { accountsById } from './accounts';
import { Forge, Repository } from './Forge';
import { labelsById } from './issues';
import { findMergeBlocker } from './mergeBlockers';
import { PullRequest, pullTips } from './PullRequest';

/** Presents pull requests as lists have them. */
export async function pullAnswers(
  forge: Forge,
  repository: Repository,
  requests: PullRequest[],
  permission: Permission,
) {
  const { store, urls } = forge;
  const [accounts, labels, teams, repositoryPresented] = await Promise.all([
    accountsById(
      store,
      requests.flatMap(({ issue, pull }) => [
        issue.author_id,
        ...issue.assignees,
        ...pull.reviewers,
        pull.merged_by_id,
      ]),
    ),
    labelsById(
      forge,
      requests.flatMap(({ issue }) => issue.labels),
    ),
    store.teams.list({
      id: requests.flatMap(({ pull }) => pull.team_reviewers),
    }),
    repositoryAnswer(forge, repository, permission),
  ]);
  return Promise.all(
    requests.map(async request =>
      presentPullSimple(urls, repository, request, {
        accounts,
        labels,
        teams,
        repository: repositoryPresented,
        tips: await pullTips(repository, request),
      }),
    ),
  );
}

/** Presents one pull request with what is computed for it alone. */
export async function pullAnswer(
  forge: Forge,
  repository: Repository,
  request: PullRequest,
  permission: Permission,
) {
  const { git } = repository;
  const { issue, pull } = request;
  const { base, head } = await pullTips(repository, request);
  const isOpen = issue.state === 'open';
  const common = (await mergeBase(git, base, head)) ?? base;
  const [[simple], files, commits, comments, accounts] = await Promise.all([
    pullAnswers(forge, repository, [request], permission),
    diffTrees(git, common, head),
    countCommits(git, { revisions: [head, `^${base}`] }),
    forge.store.comments.count({ issue_id: issue.id }),
    accountsById(forge.store, [pull.merged_by_id]),
  ]);
  const mergeable = isOpen ? await isMergeable(repository, base, head) : null;
  const blocked =
    mergeable &&
    (await findMergeBlocker(forge, repository, request, 'write')) !== undefined;
  return presentPull(forge.urls, request, simple, {
    mergeable,
    mergeableState: stateOf(mergeable, pull.draft, Boolean(blocked)),
    statistics: changeStatistics(files),
    changedFiles: files.length,
    commits,
    comments,
    accounts,
  });
}

async function isMergeable({ git }: Repository, base: Sha, head: Sha) {
  return (await mergeTree(git, base, head)) !== undefined;
}

function stateOf(mergeable: boolean | null, draft: boolean, blocked: boolean) {
  if (mergeable === null) {
    return 'unknown';
  }
  if (!mergeable) {
    return 'dirty';
  }
  if (draft) {
    return 'draft';
  }
  return blocked ? 'blocked' : 'clean';
}
