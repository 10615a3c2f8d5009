import { InputError } from '@backstage/errors';
import { addHistograms, Histogram } from './histogram';
import { LatticeNode } from './types';

/** A node of the lattice with the answers to one item of everybody in it. */
export interface AnswerTree {
  node: LatticeNode;
  children: AnswerTree[];
  histogram: Histogram;
}

/** The nodes below each node that has any. */
export function childrenByParent(
  lattice: readonly LatticeNode[],
): Map<string, LatticeNode[]> {
  const children = new Map<string, LatticeNode[]>();
  for (const node of lattice) {
    if (node.parentId !== undefined) {
      const siblings = children.get(node.parentId) ?? [];
      siblings.push(node);
      children.set(node.parentId, siblings);
    }
  }
  return children;
}

/** Adds the answers of the buckets up to the organisation. */
export function buildTree(
  lattice: readonly LatticeNode[],
  histogramOf: (bucketId: string) => Histogram,
): AnswerTree {
  const roots = lattice.filter(({ parentId }) => parentId === undefined);
  if (roots.length !== 1) {
    throw new InputError(
      `The groups of a round need one organisation at the top, not ${roots.length}`,
    );
  }
  const childrenOf = childrenByParent(lattice);
  return build(roots[0]);

  function build(node: LatticeNode): AnswerTree {
    const children = (childrenOf.get(node.id) ?? []).map(build);
    return {
      node,
      children,
      histogram:
        children.length === 0
          ? histogramOf(node.id)
          : addHistograms(children.map(({ histogram }) => histogram)),
    };
  }
}

/** The node and everything below it. */
export function withDescendants(tree: AnswerTree): AnswerTree[] {
  return [tree, ...tree.children.flatMap(withDescendants)];
}
