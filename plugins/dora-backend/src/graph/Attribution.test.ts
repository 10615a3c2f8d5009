import fc from 'fast-check';
import { GitJudge, type GeneratedCommit } from '../__testUtils__/gitJudge';
import { Attribution, UNSHIPPED, type Shipment } from './Attribution';
import { CommitGraph } from './CommitGraph';

jest.setTimeout(300_000);

/** Histories with merges of up to three lines, several roots, long and short lines. */
const history: fc.Arbitrary<GeneratedCommit[]> = fc
  .array(fc.array(fc.nat({ max: 12 }), { maxLength: 3 }), {
    minLength: 1,
    maxLength: 40,
  })
  .map(commits =>
    commits.map((distances, i) =>
      i === 0
        ? []
        : [...new Set(distances.map(each => Math.max(0, i - 1 - each)))],
    ),
  );

/** Which commit is deployed when; times repeat, and so do commits (re-tags). */
const deployments = fc.array(
  fc.record({ commit: fc.nat({ max: 1_000 }), at: fc.nat({ max: 20 }) }),
  { minLength: 1, maxLength: 15 },
);

type Step =
  | { type: 'commit'; position: number }
  | { type: 'deploy'; position: number }
  | { type: 'withdraw'; position: number };

function judge(git: GitJudge, shipments: Shipment[]): Map<string, string> {
  const expected = new Map<string, string>();
  const earlier: string[] = [];
  const ordered = [...shipments].sort(
    (a, b) => a.at - b.at || (a.key < b.key ? -1 : 1),
  );
  for (const { key, sha } of ordered) {
    for (const commit of git.revList(sha, earlier)) {
      expected.set(commit, key);
    }
    earlier.push(sha);
  }
  return expected;
}

function read(graph: CommitGraph, attribution: Attribution) {
  const found = new Map<string, string>();
  for (let commit = 0; commit < graph.size; commit += 1) {
    const slot = attribution.slotOf(commit);
    if (slot !== UNSHIPPED) {
      found.set(graph.shaOf(commit), attribution.keyOf(slot));
    }
  }
  return found;
}

describe('Attribution', () => {
  it('agrees with git rev-list after any sequence of arrivals and withdrawals', () => {
    fc.assert(
      fc.property(
        history,
        deployments,
        fc.infiniteStream(fc.nat()),
        (commits, planned, random) => {
          const next = (below: number) => random.next().value % below;
          const git = new GitJudge(commits);
          try {
            const shipments = planned.map(({ commit, at }, i) => ({
              key: `d${i}`,
              at,
              sha: git.shas[commit % commits.length],
            }));
            const steps: Step[] = [
              ...commits.map((_, position) => ({
                type: 'commit' as const,
                position,
              })),
              ...shipments.flatMap((_, position): Step[] => [
                { type: 'deploy', position },
                ...(next(3) === 0
                  ? [{ type: 'withdraw' as const, position }]
                  : []),
              ]),
            ];
            for (let i = steps.length - 1; i > 0; i -= 1) {
              const other = next(i + 1);
              [steps[i], steps[other]] = [steps[other], steps[i]];
            }

            const graph = new CommitGraph();
            const attribution = new Attribution(graph);
            const current = new Set<Shipment>();
            for (const { type, position } of steps) {
              if (type === 'commit') {
                const parents = commits[position].map(each => git.shas[each]);
                graph.add(git.shas[position], parents, null);
              } else if (type === 'deploy') {
                current.add(shipments[position]);
              } else {
                current.delete(shipments[position]);
              }
              attribution.update([...current]);
            }
            expect(read(graph, attribution)).toEqual(judge(git, [...current]));
          } finally {
            git.remove();
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says which commits moved, and only those', () => {
    fc.assert(
      fc.property(history, deployments, fc.nat(), (commits, planned, late) => {
        const sha = (position: number) =>
          position.toString(16).padStart(40, '1');
        const graph = new CommitGraph();
        commits.forEach((parents, i) =>
          graph.add(sha(i), parents.map(sha), null),
        );
        const shipments = planned.map(({ commit, at }, i) => ({
          key: `d${i}`,
          at,
          sha: sha(commit % commits.length),
        }));
        const attribution = new Attribution(graph);
        const without = shipments.filter(
          (_, i) => i !== late % shipments.length,
        );
        attribution.update(without);
        const before = read(graph, attribution);
        const moved = attribution.update(shipments);
        const after = read(graph, attribution);
        const different = [...after].filter(
          ([commit, key]) => before.get(commit) !== key,
        );
        expect(moved.map(commit => graph.shaOf(commit)).sort()).toEqual(
          different.map(([commit]) => commit).sort(),
        );
      }),
    );
  });
});
