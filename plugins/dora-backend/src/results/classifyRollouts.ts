import type { Rollout } from './types';

/** How a rollout stands to those before it. */
export interface Standing {
  rollout: Rollout;
  kind: 'new' | 'redeploy' | 'rollback';
  /** Of a rollback: the position of what it went back to, if that is known. */
  target?: number;
  /** The position of what ran before it, redeployments left out. */
  previous?: number;
}

/** What the graph says of two revisions of one repository. */
export type Relation = 'ancestor' | 'descendant' | 'unrelated';

/** What can be asked of the graph. */
export interface History {
  /** Whether a rollout is the first to contain its own revision. */
  isNew(rollout: Rollout): boolean;
  relate(revision: Rollout, other: Rollout): Relation;
  committedAt(rollout: Rollout): number | undefined;
}

/**
 * Tells redeployments and rollbacks from deployments of something new, in their order.
 * Going back to what ran before is a rollback if it is older than what runs; bringing back
 * what was rolled back is not.
 */
export function classifyRollouts(
  rollouts: Rollout[],
  history: History,
): Standing[] {
  const standings: Standing[] = [];
  const lastWithSha = new Map<string, number>();
  let current: number | undefined;
  for (const [position, rollout] of rollouts.entries()) {
    const running = current === undefined ? undefined : rollouts[current];
    const revision = `${rollout.repositoryId} ${rollout.sha}`;
    const target = rollout.sha === null ? undefined : lastWithSha.get(revision);
    if (
      running &&
      rollout.sha !== null &&
      running.sha === rollout.sha &&
      running.repositoryId === rollout.repositoryId
    ) {
      standings.push({ rollout, kind: 'redeploy', previous: current });
      continue;
    }
    const isRollback =
      running !== undefined &&
      (rollout.leader.isRollback ||
        isOlder(rollout, running, target !== undefined, history));
    standings.push({
      rollout,
      kind: isRollback ? 'rollback' : 'new',
      target: isRollback ? target : undefined,
      previous: current,
    });
    lastWithSha.set(revision, position);
    current = position;
  }
  return standings;
}

function isOlder(
  rollout: Rollout,
  running: Rollout,
  ranBefore: boolean,
  history: History,
): boolean {
  if (rollout.sha === null || running.sha === null) {
    return ranBefore;
  }
  if (rollout.repositoryId !== running.repositoryId || history.isNew(rollout)) {
    return false;
  }
  switch (history.relate(rollout, running)) {
    case 'ancestor':
      return true;
    case 'descendant':
      return false;
    default: {
      const [mine, theirs] = [rollout, running].map(each =>
        history.committedAt(each),
      );
      return (
        ranBefore &&
        (mine === undefined || theirs === undefined || mine < theirs)
      );
    }
  }
}
