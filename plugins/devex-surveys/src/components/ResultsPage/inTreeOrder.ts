import { LatticeNode } from '@milepost/plugin-devex-surveys-common';
import { byTitle } from '../../text/byTitle';

/** Each group under the one it is part of, siblings by name. */
export function inTreeOrder(
  lattice: LatticeNode[],
  parentId?: string,
  depth = 0,
): Array<{ node: LatticeNode; depth: number }> {
  return byTitle(lattice.filter(node => node.parentId === parentId)).flatMap(
    node => [{ node, depth }, ...inTreeOrder(lattice, node.id, depth + 1)],
  );
}
