import { createHash } from 'node:crypto';
import { Buckets, Rotation } from '@milepost/plugin-devex-surveys-common';
import { membersByNode } from './countChanges';

/**
 * Leaves in each bucket only those whose turn it is. Every bucket is cut into equal parts
 * in an order that is the same for every round, so that nobody is asked twice in a row.
 */
export function takeCohort(
  { lattice, bucketOf }: Buckets,
  { cohorts, index }: Rotation,
): Buckets {
  const membersOf = new Map<string, string[]>();
  for (const [ref, nodeId] of bucketOf) {
    const members = membersOf.get(nodeId) ?? [];
    members.push(ref);
    membersOf.set(nodeId, members);
  }
  const chosen = new Map(
    [...membersOf].flatMap(([nodeId, members]) =>
      inFixedOrder(members)
        .filter((_, position) => position % cohorts === index)
        .map((ref): [string, string] => [ref, nodeId]),
    ),
  );
  const members = membersByNode({ lattice, bucketOf: chosen });
  return {
    lattice: lattice.map(node => ({
      ...node,
      invited: members.get(node.id)?.size ?? 0,
    })),
    bucketOf: chosen,
  };
}

function inFixedOrder(refs: readonly string[]): string[] {
  const digest = (ref: string) =>
    createHash('sha256').update(ref).digest('hex');
  return refs
    .map(ref => ({ ref, order: digest(ref) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ ref }) => ref);
}
