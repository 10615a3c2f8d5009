import { toChange, toReview } from '../read/changes';
import { pullRequestSchema, reviewSchema } from '../read/payloads';
import { GithubCursor } from './cursor';
import { fetchPage } from './pages';
import { parse } from './parse';
import type { GithubTask } from './synchronizeRepository';

const PAGE = 100;

/**
 * Reads the pull requests that have changed since the last time, oldest change first, so
 * that work which is cut off goes on where it was. The list of issues is asked for, since
 * that of pull requests can't be asked for a time.
 */
export async function synchronizePulls(
  task: GithubTask,
  cursor: GithubCursor,
): Promise<GithubCursor> {
  const { octokit, owner, repo, signal, advance } = task;
  let current = cursor;
  for (;;) {
    signal.throwIfAborted();
    const { until, etag } = current.pulls;
    const page = await fetchPage(
      headers =>
        octokit.rest.issues.listForRepo({
          owner,
          repo,
          state: 'all',
          sort: 'updated',
          direction: 'asc',
          per_page: PAGE,
          ...(until ? { since: new Date(until).toISOString() } : {}),
          headers,
          request: { signal },
        }),
      etag,
    );
    if (!page.changed) {
      return current;
    }
    for (const issue of page.items) {
      if (issue.pull_request) {
        await recordPull(task, issue.number);
      }
    }
    const last = page.items.at(-1);
    const next = last ? Date.parse(last.updated_at) : until;
    // A page of one and the same moment would be asked for again and again.
    const stuck = page.hasMore && next === until;
    current = {
      ...current,
      pulls: {
        until: stuck ? next + 1000 : next,
        ...(next === until ? { etag: page.etag } : {}),
      },
    };
    await advance(current);
    if (!page.hasMore) {
      return current;
    }
  }
}

async function recordPull(task: GithubTask, number: number): Promise<void> {
  const { octokit, owner, repo, repository, signal, record } = task;
  const one = {
    owner,
    repo,
    pull_number: number,
    per_page: PAGE,
    request: { signal },
  };
  const [pull, commits, reviews] = [
    await octokit.rest.pulls.get(one),
    await octokit.paginate(octokit.rest.pulls.listCommits, one),
    await octokit.paginate(octokit.rest.pulls.listReviews, one),
  ];
  const change = toChange(
    repository,
    parse(pullRequestSchema, 'a pull request', pull.data),
  );
  await record([
    {
      ...change,
      commits: commits.map(({ sha, commit }) => ({
        sha,
        ...(commit.author?.date
          ? { authoredAt: Date.parse(commit.author.date) }
          : {}),
      })),
      reviews: reviews.flatMap(
        review => toReview(parse(reviewSchema, 'a review', review)) ?? [],
      ),
    },
  ]);
}
