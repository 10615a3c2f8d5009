import { CommitGraph } from '../graph/CommitGraph';
import { compareText } from '../merge/register';

/**
 * Which commits are copies of one another, by what their messages or equal patches say.
 * Groups only grow, as what is known of commits only grows.
 */
export class CopyGroups {
  readonly #graph: CommitGraph;
  readonly #groups = new Map<number, number[]>();
  readonly #byPatch = new Map<string, number>();
  readonly #copies = new Set<number>();

  constructor(graph: CommitGraph) {
    this.#graph = graph;
  }

  add(commit: number, copyOf: number[], patchId: string | null) {
    for (const original of copyOf) {
      this.#copies.add(commit);
      this.#join(commit, original);
    }
    if (patchId !== null) {
      const same = this.#byPatch.get(patchId);
      if (same === undefined) {
        this.#byPatch.set(patchId, commit);
      } else {
        this.#join(commit, same);
      }
    }
  }

  /** A commit and all its copies. */
  membersOf(commit: number): number[] {
    return this.#groups.get(commit) ?? [commit];
  }

  /**
   * The one that stands for all: the earliest that no message calls a copy, among those
   * that are known.
   */
  originOf(commit: number): number {
    const members = this.#groups.get(commit);
    return members ? members.reduce((a, b) => this.#originOfTwo(a, b)) : commit;
  }

  #originOfTwo(a: number, b: number): number {
    const order =
      Number(this.#graph.isHole(a)) - Number(this.#graph.isHole(b)) ||
      Number(this.#copies.has(a)) - Number(this.#copies.has(b)) ||
      // Two unknown times differ by not-a-number, which counts as no difference.
      this.#timeOf(a) - this.#timeOf(b) ||
      compareText(this.#graph.shaOf(a), this.#graph.shaOf(b));
    return order <= 0 ? a : b;
  }

  #timeOf(commit: number): number {
    const at = this.#graph.committedAt(commit);
    return Number.isNaN(at) ? Infinity : at;
  }

  #join(a: number, b: number) {
    const [first, second] = [this.membersOf(a), this.membersOf(b)];
    if (first === second || first.includes(b)) {
      return;
    }
    const joined = [...first, ...second];
    for (const member of joined) {
      this.#groups.set(member, joined);
    }
  }
}
