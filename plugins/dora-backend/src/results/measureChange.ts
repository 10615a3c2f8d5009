import { ChangeFlag } from '../database/tables';
import type { Rollout } from './types';

/** The moments of a change, whatever its unit. */
export interface ChangeMoments {
  createdAt: number | null;
  readyAt: number | null;
  firstReviewAt: number | null;
  lastApprovalAt: number | null;
  /** When it came to the base branch: a direct commit does so when it is committed. */
  mergedAt: number | null;
  committedAt: number | null;
  hasStages: boolean;
}

/** Durations in whole seconds; null is not known or does not apply, never 0. */
export interface ChangeDurations {
  committed_at: number | null;
  lead_s: number | null;
  merge_lead_s: number | null;
  coding_s: number | null;
  pickup_s: number | null;
  review_s: number | null;
  merge_s: number | null;
  wait_s: number | null;
  deploy_s: number | null;
  flags: number;
}

/** Whole seconds between two moments; null if one is not known or they are swapped. */
function between(from: number | null, until: number | null): number | null {
  return from === null || until === null || until < from
    ? null
    : Math.floor((until - from) / 1000);
}

/** Measures a change against the deployment that first shipped it. */
export function measureChange(
  change: ChangeMoments,
  rollout: Pick<Rollout, 'startedAt' | 'finishedAt'>,
): ChangeDurations {
  const { createdAt, readyAt, firstReviewAt, lastApprovalAt, mergedAt } =
    change;
  const committedAt =
    change.committedAt !== null && mergedAt !== null
      ? Math.min(change.committedAt, mergedAt)
      : change.committedAt;
  const lead = between(committedAt, rollout.finishedAt);
  let flags = 0;
  if (committedAt !== null && lead === null) {
    flags |= ChangeFlag.clockFault;
  } else if (mergedAt !== null && mergedAt > rollout.finishedAt) {
    flags |= ChangeFlag.beforeMerge;
  }
  if (committedAt !== null && createdAt !== null && committedAt > createdAt) {
    flags |= ChangeFlag.rewritten;
  }
  const stage = (from: number | null, until: number | null) =>
    change.hasStages ? between(from, until) : null;
  return {
    committed_at: committedAt,
    lead_s: lead,
    merge_lead_s: between(mergedAt, rollout.finishedAt),
    coding_s: flags & ChangeFlag.rewritten ? null : stage(committedAt, readyAt),
    pickup_s: stage(readyAt, firstReviewAt),
    review_s: stage(firstReviewAt, lastApprovalAt),
    merge_s: stage(lastApprovalAt, mergedAt),
    wait_s: stage(mergedAt, rollout.startedAt),
    deploy_s: stage(rollout.startedAt, rollout.finishedAt),
    flags,
  };
}
