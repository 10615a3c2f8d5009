import { CommitGraph } from '../graph/CommitGraph';

/**
 * The commits that a pull request became when it was merged by rebasing.
 *
 * @remarks
 * Rebasing makes new commits but keeps the times of authoring. So from the last one
 * backwards, as long as the time is that of one of the request's own commits, it is one of
 * them anew. A squash commit has a time of its own, and a merge has two parents. `unknown`
 * is the commit at which the search ended because nothing is known of it yet.
 */
export function findRebased(options: {
  graph: CommitGraph;
  merge: number;
  authored: (number | null)[];
  authoredAt: (commit: number) => number | null;
}): { rebased: number[]; unknown: number | undefined } {
  const { graph, merge, authored, authoredAt } = options;
  const remaining = new Map<number, number>();
  for (const at of authored) {
    if (at !== null) {
      remaining.set(at, (remaining.get(at) ?? 0) + 1);
    }
  }
  const rebased: number[] = [];
  let commit = merge;
  while (!graph.isHole(commit)) {
    const at = authoredAt(commit);
    const count = at === null ? 0 : remaining.get(at) ?? 0;
    if (at === null || count === 0 || graph.parentCount(commit) !== 1) {
      return { rebased, unknown: undefined };
    }
    remaining.set(at, count - 1);
    rebased.push(commit);
    commit = graph.parent(commit, 0);
  }
  return { rebased, unknown: commit };
}
