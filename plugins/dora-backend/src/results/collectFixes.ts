import { UNSHIPPED } from '../graph/Attribution';
import type { Fix } from './judgeFailures';
import type { Part } from './Part';
import type { Rollout } from './types';

/**
 * Collects what mends something: reverts, hotfixes, and pull requests that close an
 * incident, with the deployments that shipped them.
 */
export function collectFixes(
  parts: Part[],
  positions: Map<string, number>,
  rollouts: Rollout[],
): Fix[] {
  const fixes: Fix[] = [];
  for (const { repository, attribution, view } of parts) {
    const positionOf = (slot: number) =>
      slot === UNSHIPPED ? undefined : positions.get(attribution.keyOf(slot));
    for (const [commit, reverted] of repository.reverts) {
      const viewed = view.view(repository.units.unitOf(commit));
      const position = viewed && positionOf(viewed.slot);
      for (const target of position === undefined ? [] : reverted) {
        const failed = positionOf(view.slotOfCopies(target));
        // What is reverted before it ships never reached production.
        if (failed !== undefined && failed < position!) {
          fixes.push({
            method: 'revert',
            position: position!,
            reverted: failed,
          });
        }
      }
    }
    for (const id of repository.units.fixes) {
      const change = repository.units.changes.get(id)!;
      const isHotfix = view.isHotfix(change);
      if (!isHotfix && change.closesIncidents.length === 0) {
        continue;
      }
      const viewed = view.viewChange(id);
      const position = viewed && positionOf(viewed.slot);
      // The first deployment brings the whole past, which fixes nothing here.
      if (position === undefined || rollouts[position].isFirst) {
        continue;
      }
      if (isHotfix) {
        fixes.push({ method: 'hotfix', position });
      }
      if (change.closesIncidents.length > 0) {
        fixes.push({
          method: 'incident',
          position,
          closes: change.closesIncidents,
        });
      }
    }
  }
  return fixes;
}
