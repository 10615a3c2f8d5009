import type { Actor, Review } from '@milepost/plugin-dora-node';
import { compareText, valueOf, valuesOf, type State } from './register';

/** The moments of a pull request that its stages are measured between. */
export interface ChangeTimes {
  createdAt: number | null;
  readyAt: number | null;
  firstReviewAt: number | null;
  lastApprovalAt: number | null;
  mergedAt: number | null;
  committedAt: number | null;
}

/** The name by which an actor is compared. */
export function nameOfActor(actor: Actor | undefined): string | null {
  return actor?.login ?? actor?.email ?? null;
}

/**
 * Reads the moments of a pull request. Only a review by a human other than the author,
 * between being ready and being merged, is a review; the rest are remarks.
 */
export function readChangeTimes(state: State): ChangeTimes {
  const author = nameOfActor(valueOf<Actor>(state, 'author'));
  const createdAt = valueOf<number>(state, 'createdAt') ?? null;
  const readyAt = valueOf<number | null>(state, 'readyAt') ?? createdAt;
  const mergedAt = valueOf<number | null>(state, 'mergedAt') ?? null;
  const reviews = valuesOf<Review>(state, 'reviews')
    .filter(
      review =>
        review.state !== 'dismissed' &&
        !review.author.bot &&
        (author === null || nameOfActor(review.author) !== author) &&
        (readyAt === null || review.at >= readyAt) &&
        (mergedAt === null || review.at <= mergedAt),
    )
    .sort((a, b) => a.at - b.at || compareText(a.id, b.id));
  const approvals = reviews.filter(review => review.state === 'approved');
  const authored = (
    valueOf<{ authoredAt?: number }[]>(state, 'commits') ?? []
  ).flatMap(commit => commit.authoredAt ?? []);
  return {
    createdAt,
    readyAt,
    firstReviewAt: reviews[0]?.at ?? null,
    lastApprovalAt: approvals[approvals.length - 1]?.at ?? null,
    mergedAt,
    committedAt: authored.reduce<number | null>(
      (earliest, at) => (earliest === null || at < earliest ? at : earliest),
      null,
    ),
  };
}
