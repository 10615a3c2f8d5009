import { compareText } from '../merge/register';
import type { Rules } from '../rules';
import {
  keyOf,
  type AttemptFact,
  type Rollout,
  type StreamFacts,
} from './types';

/** Which source commit an attempt brought, as far as it is known. */
function resolveRevision(
  attempt: AttemptFact,
  home: number | null,
): { repositoryId: number | null; sha: string | null } {
  const built =
    attempt.built?.find(each => each.repositoryId === home) ??
    (home === null ? attempt.built?.[0] : undefined);
  if (built) {
    return built;
  }
  // A revision of another repository is that of a configuration (GitOps), of which
  // the source commit is not known before the artifact is.
  const isHome = home === null || attempt.repositoryId === home;
  if (attempt.sha !== null && isHome && attempt.repositoryId !== null) {
    return { repositoryId: attempt.repositoryId, sha: attempt.sha };
  }
  return { repositoryId: home, sha: null };
}

function compareAttempts(a: AttemptFact, b: AttemptFact): number {
  return a.finishedAt! - b.finishedAt! || compareText(keyOf(a), keyOf(b));
}

function placeOf(attempt: AttemptFact): string {
  return `${attempt.targetId}\u0000${attempt.region ?? ''}`;
}

/**
 * Orders the finished attempts of a stream by their own time and joins what is one
 * rollout: the same revision, in different places, with nothing else between and within
 * the window. The same revision in the same place again is a deployment of its own.
 */
export function groupAttempts(
  facts: StreamFacts,
  rules: Rules,
): { rollouts: Rollout[]; failedAttempts: AttemptFact[] } {
  const finished = [...facts.attempts.values()]
    .filter(attempt => !attempt.isDeleted && attempt.finishedAt !== null)
    .sort(compareAttempts);
  const rollouts: Rollout[] = [];
  const failedAttempts: AttemptFact[] = [];
  const known = new Set<number | null>();
  for (const attempt of finished) {
    const revision = resolveRevision(attempt, facts.componentRepositoryId);
    const last = rollouts[rollouts.length - 1];
    const isSameRollout =
      last !== undefined &&
      revision.sha !== null &&
      last.sha === revision.sha &&
      last.repositoryId === revision.repositoryId &&
      attempt.finishedAt! - last.members[last.members.length - 1].finishedAt! <=
        rules.rolloutWindowMs &&
      last.members.every(member => placeOf(member) !== placeOf(attempt));
    if (attempt.outcome !== 'success') {
      failedAttempts.push(attempt);
      if (isSameRollout) {
        last.failedMembers.push(attempt);
      }
    } else if (isSameRollout) {
      last.members.push(attempt);
      if (rules.rolloutFinish === 'last') {
        last.finishedAt = attempt.finishedAt!;
      }
    } else {
      rollouts.push({
        key: keyOf(attempt),
        leader: attempt,
        members: [attempt],
        failedMembers: [],
        ...revision,
        startedAt: attempt.startedAt,
        finishedAt: attempt.finishedAt!,
        isFirst: !known.has(revision.repositoryId),
      });
      known.add(revision.repositoryId);
    }
  }
  return { rollouts, failedAttempts };
}
