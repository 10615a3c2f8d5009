import { LatticeNode } from '@milepost/plugin-devex-surveys-common';

/** One round's people by bucket, and the groups above the buckets. */
export interface FrozenRoster {
  lattice: readonly LatticeNode[];
  bucketOf: ReadonlyMap<string, string>;
}

/**
 * Notes at every group how many people came or went since a round before, as far as that
 * round had the same group.
 */
export function countChanges(
  now: FrozenRoster,
  before: FrozenRoster | undefined,
): LatticeNode[] {
  const current = membersByNode(now);
  const earlier: Map<string, Set<string>> = before
    ? membersByNode(before)
    : new Map();
  return now.lattice.map(node => {
    const were = earlier.get(node.id);
    const are = current.get(node.id) ?? new Set<string>();
    if (!were) {
      return node;
    }
    const came = [...are].filter(ref => !were.has(ref)).length;
    const went = [...were].filter(ref => !are.has(ref)).length;
    return { ...node, changed: came + went };
  });
}

/** Who is in each group, buckets and what is above them. */
export function membersByNode({
  lattice,
  bucketOf,
}: FrozenRoster): Map<string, Set<string>> {
  const parentOf = new Map(lattice.map(({ id, parentId }) => [id, parentId]));
  const members = new Map<string, Set<string>>();
  for (const [ref, bucket] of bucketOf) {
    let id: string | undefined = bucket;
    while (id !== undefined) {
      const set = members.get(id) ?? new Set<string>();
      set.add(ref);
      members.set(id, set);
      id = parentOf.get(id);
    }
  }
  return members;
}
