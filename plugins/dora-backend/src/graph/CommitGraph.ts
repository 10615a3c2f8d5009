import { ShaIndex } from './ShaIndex';

const UNKNOWN = -1;
const NO_EDGE = -1;

/**
 * The commits of one repository and which is whose parent, in typed arrays.
 *
 * @remarks
 * A commit is a number. One that is only named, as a parent or as what was deployed,
 * has a number too: it is a hole until it is added. Commits come in any order and are
 * never removed; `grown` tells those that look at the graph what is new in it.
 */
export class CommitGraph {
  readonly #index: ShaIndex;
  #parentStart: Int32Array;
  #parentCount: Int32Array;
  #firstChild: Int32Array;
  #committedAt: Float64Array;
  #edgeParent = new Int32Array(64);
  #edgeChild = new Int32Array(64);
  #nextChild = new Int32Array(64);
  #edges = 0;
  /** Commits whose parents are not known. */
  readonly holes = new Set<number>();
  /** Commits in the order in which their parents became known. */
  readonly grown: number[] = [];

  constructor(options: { capacity?: number } = {}) {
    const capacity = Math.max(64, options.capacity ?? 0);
    this.#index = new ShaIndex({ capacity });
    this.#parentStart = new Int32Array(capacity);
    this.#parentCount = new Int32Array(capacity).fill(UNKNOWN);
    this.#firstChild = new Int32Array(capacity).fill(NO_EDGE);
    this.#committedAt = new Float64Array(capacity).fill(NaN);
  }

  /** How many commits have a number, holes among them. */
  get size(): number {
    return this.#index.size;
  }

  /** The number of a commit that is known or named, or -1. */
  find(sha: string): number {
    return this.#index.find(sha);
  }

  /** The number of a commit, which it gets by asking. */
  intern(sha: string): number {
    const known = this.#index.size;
    const commit = this.#index.intern(sha);
    if (this.#index.size > known) {
      this.#reserve(this.#index.size);
      this.holes.add(commit);
    }
    return commit;
  }

  shaOf(commit: number): string {
    return this.#index.shaOf(commit);
  }

  /** Adds a commit, or what was not known of it. */
  add(sha: string, parents: string[] | null, committedAt: number | null) {
    const commit = this.intern(sha);
    if (committedAt !== null) {
      this.#committedAt[commit] = committedAt;
    }
    if (parents === null || this.#parentCount[commit] !== UNKNOWN) {
      return;
    }
    const numbers = parents.map(parent => this.intern(parent));
    this.#parentStart[commit] = this.#edges;
    this.#parentCount[commit] = numbers.length;
    for (const parent of numbers) {
      this.#link(commit, parent);
    }
    this.holes.delete(commit);
    this.grown.push(commit);
  }

  /** Whether the parents of a commit are not known. */
  isHole(commit: number): boolean {
    return this.#parentCount[commit] === UNKNOWN;
  }

  isMerge(commit: number): boolean {
    return this.#parentCount[commit] > 1;
  }

  /** The committer's time, or NaN. */
  committedAt(commit: number): number {
    return this.#committedAt[commit];
  }

  parentCount(commit: number): number {
    return Math.max(0, this.#parentCount[commit]);
  }

  parent(commit: number, position: number): number {
    return this.#edgeParent[this.#parentStart[commit] + position];
  }

  /** The edges to children: `for (let e = firstChild(c); e >= 0; e = nextChild(e))`. */
  firstChild(commit: number): number {
    return this.#firstChild[commit];
  }

  nextChild(edge: number): number {
    return this.#nextChild[edge];
  }

  childOf(edge: number): number {
    return this.#edgeChild[edge];
  }

  /** Whether one commit is another one's ancestor; none is its own. */
  isAncestor(ancestor: number, descendant: number): boolean {
    const seen = new Set([descendant]);
    const pending = [descendant];
    for (
      let commit = pending.pop();
      commit !== undefined;
      commit = pending.pop()
    ) {
      for (let i = 0; i < this.parentCount(commit); i += 1) {
        const parent = this.parent(commit, i);
        if (parent === ancestor) {
          return true;
        }
        if (!seen.has(parent)) {
          seen.add(parent);
          pending.push(parent);
        }
      }
    }
    return false;
  }

  #link(child: number, parent: number) {
    if (this.#edges === this.#edgeParent.length) {
      this.#edgeParent = grow(this.#edgeParent);
      this.#edgeChild = grow(this.#edgeChild);
      this.#nextChild = grow(this.#nextChild);
    }
    const edge = this.#edges;
    this.#edges += 1;
    this.#edgeParent[edge] = parent;
    this.#edgeChild[edge] = child;
    this.#nextChild[edge] = this.#firstChild[parent];
    this.#firstChild[parent] = edge;
  }

  #reserve(count: number) {
    const capacity = this.#parentStart.length;
    if (count <= capacity) {
      return;
    }
    this.#parentStart = grow(this.#parentStart);
    this.#parentCount = grow(this.#parentCount).fill(UNKNOWN, capacity);
    this.#firstChild = grow(this.#firstChild).fill(NO_EDGE, capacity);
    const times = new Float64Array(capacity * 2).fill(NaN, capacity);
    times.set(this.#committedAt);
    this.#committedAt = times;
  }
}

/** A copy of twice the length. */
function grow(array: Int32Array): Int32Array {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}
