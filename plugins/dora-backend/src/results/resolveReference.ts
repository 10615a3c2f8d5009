import { UNSHIPPED } from '../graph/Attribution';
import type { ReferenceResolver } from './linkIncidents';
import type { Part } from './Part';
import type { Rollout } from './types';

/** Finds the deployments that incidents name, directly or by what was shipped. */
export function createReferenceResolver(
  rollouts: Rollout[],
  parts: Part[],
  positions: Map<string, number>,
): ReferenceResolver {
  const latest = (matches: (rollout: Rollout) => boolean) => {
    const position = rollouts.findLastIndex(matches);
    return position < 0 ? undefined : position;
  };
  return (incident, reference) => {
    switch (reference.type) {
      case 'deployment':
        return latest(({ members }) =>
          members.some(
            member =>
              member.externalId === reference.externalId &&
              (reference.source === undefined ||
                member.source === reference.source),
          ),
        );
      case 'artifact':
        return latest(
          ({ members, finishedAt }) =>
            finishedAt <= incident.startedAt! &&
            members.some(member =>
              member.artifacts.includes(reference.artifact),
            ),
        );
      case 'commit':
        return firstPosition(parts, ({ repository, attribution, view }) => {
          const commit = repository.graph.find(reference.sha);
          const slot = commit < 0 ? UNSHIPPED : view.slotOfCopies(commit);
          return slot === UNSHIPPED ? undefined : attribution.keyOf(slot);
        });
      default:
        return firstPosition(parts, ({ repository, attribution, view }) => {
          if (
            reference.repository !== undefined &&
            reference.repository !== repository.name
          ) {
            return undefined;
          }
          const id = repository.units.findChange(reference.externalId);
          const viewed = id === undefined ? undefined : view.viewChange(id);
          return viewed && attribution.keyOf(viewed.slot);
        });
    }
  };

  function firstPosition(
    of: Part[],
    find: (part: Part) => string | undefined,
  ): number | undefined {
    const keys = of.flatMap(part => find(part) ?? []);
    return keys.length > 0
      ? Math.min(...keys.map(key => positions.get(key)!))
      : undefined;
  }
}
