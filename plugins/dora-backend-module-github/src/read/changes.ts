import type { ChangeSignal, Review } from '@milepost/plugin-dora-node';
import { toActor } from './actors';
import type { PullRequest, PullReview } from './payloads';
import { SOURCE } from './source';

/** The pull request as it is; `action` is what an event says has just happened. */
export function toChange(
  repository: string,
  pull: PullRequest,
  action?: string,
): ChangeSignal {
  const merged = pull.merged_at ?? null;
  const author = toActor(pull.user);
  return {
    kind: 'change',
    source: SOURCE,
    externalId: changeId(repository, pull),
    at: pull.updated_at,
    repository,
    number: pull.number,
    title: pull.title.slice(0, 1_000),
    url: pull.html_url,
    ...(author ? { author } : {}),
    createdAt: pull.created_at,
    ...readinessOf(pull, action),
    mergedAt: merged,
    closedAt: pull.closed_at ?? null,
    headRef: pull.head.ref,
    baseRef: pull.base.ref,
    headSha: pull.head.sha,
    // Of an unmerged pull request this is a trial merge that is on no branch.
    mergeSha: merged ? pull.merge_commit_sha ?? null : null,
    labels: pull.labels.map(({ name }) => name),
    closesIncidents: incidentsIn(pull.body ?? ''),
  };
}

/** A review of the pull request; undefined for one that nobody has sent yet. */
export function toReview(review: PullReview): Review | undefined {
  const state = review.state.toLowerCase();
  return review.submitted_at && isState(state)
    ? {
        id: String(review.id),
        at: review.submitted_at,
        state,
        author: toActor(review.user) ?? {},
      }
    : undefined;
}

/** By which a pull request is known in all signals. */
export function changeId(
  repository: string,
  { number }: Pick<PullRequest, 'number'>,
): string {
  return `${repository}#${number}`;
}

// No answer of GitHub tells when a draft became ready, only the event does.
function readinessOf(pull: PullRequest, action: string | undefined) {
  if (action === 'ready_for_review') {
    return { readyAt: pull.updated_at };
  }
  return pull.draft ? { readyAt: null } : {};
}

const STATES: readonly Review['state'][] = [
  'approved',
  'changes_requested',
  'commented',
  'dismissed',
];

function isState(state: string): state is Review['state'] {
  return STATES.some(known => known === state);
}

// A trailer, as of a commit: `Incident: PGR0VU2`.
function incidentsIn(body: string): string[] {
  const trailers = body.matchAll(/^(?:closes-)?incident:[ \t]*(\S{1,500})/gim);
  return [...new Set([...trailers].map(([, id]) => id))];
}
