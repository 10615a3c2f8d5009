import { Attribution, UNSHIPPED } from '../graph/Attribution';
import type { RepositoryFacts } from '../units/RepositoryFacts';
import type { Rollout } from './types';

/** What is not known of the history behind deployments. */
export interface Horizons {
  /**
   * By position: what came to the history before this moment may have been shipped by an
   * earlier deployment whose history has holes.
   */
  at: number[];
  /** Positions of deployments whose own history has holes. */
  unknown: Set<number>;
  /** The position of the first deployment whose own commit is known. */
  base: number;
}

/**
 * Finds out what the holes in the graph hide. A deployment of an unknown commit may have
 * shipped anything until then; one whose history breaks off, anything older than the break.
 */
export function findHorizons(
  rollouts: Rollout[],
  positions: Map<string, number>,
  parts: { repository: RepositoryFacts; attribution: Attribution }[],
): Horizons {
  const hidden = rollouts.map(() => -Infinity);
  const unknown = new Set<number>();
  const hide = (position: number, until: number) => {
    unknown.add(position);
    hidden[position] = Math.max(hidden[position], until);
  };
  for (const [position, rollout] of rollouts.entries()) {
    if (rollout.sha === null) {
      hide(position, rollout.finishedAt);
    }
  }
  for (const { repository, attribution } of parts) {
    for (const hole of repository.graph.holes) {
      const slot = attribution.slotOf(hole);
      if (slot !== UNSHIPPED) {
        const position = positions.get(attribution.keyOf(slot))!;
        const { finishedAt } = rollouts[position];
        hide(position, Math.min(finishedAt, newestBeyond(repository, hole)));
      }
    }
  }
  let horizon = -Infinity;
  const at = hidden.map(until => {
    const before = horizon;
    horizon = Math.max(horizon, until);
    return before;
  });
  return { at, unknown, base: findBase(rollouts, parts) };
}

/** How new a commit behind a hole can be: not newer than what was built on it. */
function newestBeyond({ graph }: RepositoryFacts, hole: number): number {
  const own = graph.committedAt(hole);
  if (!Number.isNaN(own)) {
    return own;
  }
  let newest = -Infinity;
  for (
    let edge = graph.firstChild(hole);
    edge >= 0;
    edge = graph.nextChild(edge)
  ) {
    const at = graph.committedAt(graph.childOf(edge));
    newest = Math.max(newest, Number.isNaN(at) ? Infinity : at);
  }
  return newest === -Infinity ? Infinity : newest;
}

function findBase(
  rollouts: Rollout[],
  parts: { repository: RepositoryFacts }[],
): number {
  const base = rollouts.findIndex(
    ({ sha }) =>
      sha !== null &&
      parts.some(({ repository: { graph } }) => {
        const commit = graph.find(sha);
        return commit >= 0 && !graph.isHole(commit);
      }),
  );
  return base < 0 ? rollouts.length : base;
}
