import { isAncestor, RefUpdate, shortName, Sha, ZERO_SHA } from '../git';
import { AccountRow } from '../store';
import { Forge, now, Repository } from './Forge';
import { updateIssue } from './issues';
import { announcePull, listPulls, pinHead } from './pulls';
import { PullRequest } from './PullRequest';

/** Lets open pull requests follow the branches that have moved. */
export async function followBranches(
  forge: Forge,
  repository: Repository,
  sender: AccountRow,
  updates: RefUpdate[],
): Promise<void> {
  const moved = new Map(
    updates
      .filter(({ ref }) => ref.startsWith('refs/heads/'))
      .map(update => [shortName(update.ref), update]),
  );
  if (!moved.size) {
    return;
  }
  for (const request of await listPulls(forge, repository, { state: 'open' })) {
    const head = moved.get(request.pull.head_ref);
    const base = moved.get(request.pull.base_ref);
    const followed = head
      ? await followHead(forge, repository, sender, request, head)
      : request;
    if (base && followed.issue.state === 'open') {
      await followBase(forge, repository, sender, followed, base.to);
    }
  }
}

async function followHead(
  forge: Forge,
  repository: Repository,
  sender: AccountRow,
  request: PullRequest,
  { from, to }: RefUpdate,
): Promise<PullRequest> {
  const { issue, pull } = request;
  if (to === ZERO_SHA) {
    const closed = await updateIssue(forge, issue, { state: 'closed' });
    const followed = { issue: closed, pull };
    await announcePull(forge, repository, sender, 'closed', followed);
    return followed;
  }
  await forge.store.pullRequests.update(
    { issue_id: issue.id },
    { head_sha: to },
  );
  const followed = {
    issue: await updateIssue(forge, issue, {}),
    pull: { ...pull, head_sha: to },
  };
  await pinHead(repository, followed);
  await announcePull(forge, repository, sender, 'synchronize', followed, {
    before: from,
    after: to,
  });
  return followed;
}

/** A base that contains the head after a push has merged the pull request, however that was done. */
async function followBase(
  forge: Forge,
  repository: Repository,
  sender: AccountRow,
  { issue, pull }: PullRequest,
  tip: Sha,
): Promise<void> {
  if (tip === ZERO_SHA) {
    const closed = await updateIssue(forge, issue, { state: 'closed' });
    const request = { issue: closed, pull };
    await announcePull(forge, repository, sender, 'closed', request);
    return;
  }
  if (!(await isAncestor(repository.git, pull.head_sha, tip))) {
    return;
  }
  const merged = {
    merged_at: now(),
    merged_by_id: sender.id,
    merge_commit_sha: tip,
  };
  await forge.store.pullRequests.update({ issue_id: issue.id }, merged);
  const request = {
    issue: await updateIssue(forge, issue, { state: 'closed' }),
    pull: { ...pull, ...merged },
  };
  await announcePull(forge, repository, sender, 'closed', request);
}
