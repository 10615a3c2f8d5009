import { createHash } from 'node:crypto';
import { Attribution, UNSHIPPED } from './Attribution';
import { CommitGraph } from './CommitGraph';

jest.setTimeout(300_000);

const COMMITS = 1_000_000;
const PER_RELEASE = 1_000;
const MEGABYTE = 2 ** 20;

// Generous: the machine may have other work to do.
const MAX_MILLISECONDS = 180_000;
const MAX_BYTES = 400 * MEGABYTE;

const sha = (commit: number) =>
  createHash('sha1').update(`${commit}`).digest('hex');

/** A main line with short side lines that are merged into it all the time. */
function parentsOf(commit: number): number[] {
  if (commit === 0) {
    return [];
  }
  return commit % 10 === 0 ? [commit - 1, commit - 7] : [commit - 1];
}

function bytesInUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

describe('a history of a million commits', () => {
  it('is attributed in bounded time and memory, and late deployments by what they move', () => {
    const before = bytesInUse();
    const begun = performance.now();
    const graph = new CommitGraph();
    for (let commit = 0; commit < COMMITS; commit++) {
      graph.add(sha(commit), parentsOf(commit).map(sha), commit);
    }
    const attribution = new Attribution(graph);
    const releaseOf = (commit: number) => Math.floor(commit / PER_RELEASE);
    const release = (n: number) => ({
      key: `${n}`,
      at: n,
      sha: sha((n + 1) * PER_RELEASE - 1),
    });
    const releases = Array.from({ length: COMMITS / PER_RELEASE }, (_, n) =>
      release(n),
    );
    // The newest one first, and one of the middle late.
    attribution.update(releases.slice(-1));
    attribution.update(releases.filter((_, n) => n !== 500));
    const moved = attribution.update(releases);

    expect(bytesInUse() - before).toBeLessThan(MAX_BYTES);
    expect(performance.now() - begun).toBeLessThan(MAX_MILLISECONDS);
    expect(moved).toHaveLength(PER_RELEASE);
    let wrong = 0;
    for (let commit = 0; commit < COMMITS; commit++) {
      const slot = attribution.slotOf(commit);
      const key = slot === UNSHIPPED ? undefined : attribution.keyOf(slot);
      wrong += Number(key !== `${releaseOf(commit)}`);
    }
    expect(wrong).toBe(0);
  });
});
