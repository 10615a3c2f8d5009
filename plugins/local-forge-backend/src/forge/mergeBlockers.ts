import { ReviewRow, Permission } from '../store';
import { findProtection } from './branchProtection';
import { Forge, Repository } from './Forge';
import { PullRequest } from './PullRequest';
import { latestStatuses } from './statuses';

const PASSING_CONCLUSIONS = ['success', 'neutral', 'skipped'];

/** What the protection of its base holds against merging a pull request now. */
export async function findMergeBlocker(
  forge: Forge,
  repository: Repository,
  request: PullRequest,
  permission: Permission,
): Promise<string | undefined> {
  const { pull } = request;
  const protection = await findProtection(forge, repository, pull.base_ref);
  if (!protection || (permission === 'admin' && !protection.enforce_admins)) {
    return undefined;
  }
  const reviews = protection.required_pull_request_reviews;
  if (reviews) {
    const needed = reviews.required_approving_review_count ?? 1;
    const standing = standingReviews(
      await forge.store.reviews.list(
        { issue_id: request.issue.id },
        { order: ['id', 'asc'] },
      ),
    ).filter(review => review.author_id !== request.issue.author_id);
    if (standing.some(({ state }) => state === 'CHANGES_REQUESTED')) {
      return 'Changes have been requested by a reviewer.';
    }
    const approvals = standing.filter(
      ({ state, commit_sha: sha }) =>
        state === 'APPROVED' &&
        (!reviews.dismiss_stale_reviews || sha === pull.head_sha),
    );
    if (approvals.length < needed) {
      return `At least ${needed} approving review${
        needed === 1 ? ' is' : 's are'
      } required by reviewers with write access.`;
    }
  }
  const checks = protection.required_status_checks;
  const contexts =
    checks?.checks?.map(check => check.context) ?? checks?.contexts ?? [];
  const passed = contexts.length
    ? await passedContexts(forge, repository, pull.head_sha)
    : new Set();
  const missing = contexts.find(context => !passed.has(context));
  return missing && `Required status check "${missing}" is expected.`;
}

/** The last review of each reviewer that approves, asks for changes or has been dismissed. */
function standingReviews(reviews: ReviewRow[]): ReviewRow[] {
  const decisive = reviews.filter(({ state }) => state !== 'COMMENTED');
  return [
    ...new Map(decisive.map(review => [review.author_id, review])).values(),
  ];
}

async function passedContexts(
  forge: Forge,
  { row }: Repository,
  sha: PullRequest['pull']['head_sha'],
): Promise<Set<string>> {
  const [statuses, runs] = await Promise.all([
    forge.store.commitStatuses.list(
      { repository_id: row.id, sha },
      { order: ['id', 'desc'] },
    ),
    forge.store.checkRuns.list(
      { repository_id: row.id, head_sha: sha },
      { order: ['id', 'asc'] },
    ),
  ]);
  const latestRuns = new Map(runs.map(run => [run.name, run]));
  return new Set([
    ...latestStatuses(statuses)
      .filter(({ state }) => state === 'success')
      .map(({ context }) => context),
    ...[...latestRuns.values()]
      .filter(({ conclusion }) =>
        PASSING_CONCLUSIONS.includes(conclusion ?? ''),
      )
      .map(({ name }) => name),
  ]);
}
