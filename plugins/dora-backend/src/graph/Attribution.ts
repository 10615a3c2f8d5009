import { compareText } from '../merge/register';
import { CommitGraph } from './CommitGraph';

/** No deployment. */
export const UNSHIPPED = -1;

/** A successful deployment, as far as the graph is concerned. */
export interface Shipment {
  /** Unique in the stream; breaks ties of time. */
  key: string;
  at: number;
  sha: string;
}

interface Slot extends Shipment {
  commit: number;
}

/**
 * For each commit the first deployment of a stream that contains it, kept up to date.
 *
 * @remarks
 * A commit is contained in the deployments of itself and of its children. Hence a new or
 * late deployment is carried from its commit to parents for as long as it comes before
 * what they have, and a withdrawn one is replaced, children first, by the earliest
 * of their children's. Both cost what moves and its neighbours, not the history.
 */
export class Attribution {
  readonly #graph: CommitGraph;
  readonly #slots: Slot[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #byCommit = new Map<number, number[]>();
  #first: Int32Array;
  #growth = 0;
  #moved = new Map<number, number>();

  constructor(graph: CommitGraph) {
    this.#graph = graph;
    this.#first = new Int32Array(Math.max(64, graph.size)).fill(UNSHIPPED);
  }

  /** The slot of the first deployment that contains a commit, or {@link UNSHIPPED}. */
  slotOf(commit: number): number {
    return commit < this.#first.length ? this.#first[commit] : UNSHIPPED;
  }

  /** The key of a slot's deployment. */
  keyOf(slot: number): string {
    return this.#slots[slot].key;
  }

  /** The earlier one of two slots. */
  earlier(a: number, b: number): number {
    return this.isBefore(a, b) ? a : b;
  }

  /** Whether a slot's deployment comes before another one's; no deployment comes last. */
  isBefore(slot: number, other: number): boolean {
    if (slot === UNSHIPPED || slot === other) {
      return false;
    }
    if (other === UNSHIPPED) {
      return true;
    }
    const a = this.#slots[slot];
    const b = this.#slots[other];
    return a.at < b.at || (a.at === b.at && compareText(a.key, b.key) < 0);
  }

  /**
   * Makes the given deployments the ones that count and returns the commits whose first
   * deployment, or its time, became another one.
   */
  update(shipments: Shipment[]): number[] {
    this.#moved = new Map();
    this.#followGraph();
    const wanted = new Map(shipments.map(each => [each.key, each]));
    for (const [key, number] of [...this.#byKey]) {
      const { at, sha } = this.#slots[number];
      const now = wanted.get(key);
      if (now?.at !== at || now.sha !== sha) {
        this.#withdraw(number);
      }
    }
    const added = shipments
      .filter(each => !this.#byKey.has(each.key))
      .sort((a, b) => a.at - b.at || compareText(a.key, b.key));
    for (const shipment of added) {
      this.#ship(shipment);
    }
    return [...this.#moved]
      .filter(([commit, before]) => before !== this.slotOf(commit))
      .map(([commit]) => commit);
  }

  /** Calls back for each commit that was shipped. */
  forEachShipped(visit: (commit: number, key: string) => void) {
    for (let commit = 0; commit < this.#first.length; commit += 1) {
      const slot = this.#first[commit];
      if (slot !== UNSHIPPED) {
        visit(commit, this.#slots[slot].key);
      }
    }
  }

  /** A commit that became known hands what it has on to its parents. */
  #followGraph() {
    const { grown } = this.#graph;
    for (; this.#growth < grown.length; this.#growth += 1) {
      const commit = grown[this.#growth];
      const slot = this.slotOf(commit);
      if (slot !== UNSHIPPED) {
        this.#carryToParents(slot, [commit]);
      }
    }
  }

  #ship(shipment: Shipment) {
    const commit = this.#graph.intern(shipment.sha);
    const number = this.#slots.push({ ...shipment, commit }) - 1;
    this.#byKey.set(shipment.key, number);
    const here = this.#byCommit.get(commit);
    if (here) {
      here.push(number);
    } else {
      this.#byCommit.set(commit, [number]);
    }
    if (this.isBefore(number, this.slotOf(commit))) {
      this.#set(commit, number);
      this.#carryToParents(number, [commit]);
    }
  }

  #carryToParents(slot: number, pending: number[]) {
    for (
      let commit = pending.pop();
      commit !== undefined;
      commit = pending.pop()
    ) {
      for (let i = 0; i < this.#graph.parentCount(commit); i += 1) {
        const parent = this.#graph.parent(commit, i);
        if (this.isBefore(slot, this.slotOf(parent))) {
          this.#set(parent, slot);
          pending.push(parent);
        }
      }
    }
  }

  #withdraw(number: number) {
    const { key, commit } = this.#slots[number];
    this.#byKey.delete(key);
    const here = this.#byCommit.get(commit)!.filter(slot => slot !== number);
    if (here.length > 0) {
      this.#byCommit.set(commit, here);
    } else {
      this.#byCommit.delete(commit);
    }
    for (const orphan of this.#childrenFirst(commit, number)) {
      let best = UNSHIPPED;
      for (const slot of this.#byCommit.get(orphan) ?? []) {
        best = this.isBefore(slot, best) ? slot : best;
      }
      for (
        let edge = this.#graph.firstChild(orphan);
        edge >= 0;
        edge = this.#graph.nextChild(edge)
      ) {
        const slot = this.slotOf(this.#graph.childOf(edge));
        best = this.isBefore(slot, best) ? slot : best;
      }
      this.#set(orphan, best);
    }
  }

  /** The commits that a deployment was first to ship, each after its children. */
  #childrenFirst(start: number, slot: number): number[] {
    if (this.slotOf(start) !== slot) {
      return [];
    }
    const finished: number[] = [];
    const seen = new Set([start]);
    const path: [commit: number, next: number][] = [[start, 0]];
    while (path.length > 0) {
      const step = path[path.length - 1];
      const [commit, next] = step;
      if (next < this.#graph.parentCount(commit)) {
        step[1] += 1;
        const parent = this.#graph.parent(commit, next);
        if (this.slotOf(parent) === slot && !seen.has(parent)) {
          seen.add(parent);
          path.push([parent, 0]);
        }
      } else {
        finished.push(commit);
        path.pop();
      }
    }
    return finished.reverse();
  }

  #set(commit: number, slot: number) {
    if (!this.#moved.has(commit)) {
      this.#moved.set(commit, this.slotOf(commit));
    }
    if (commit >= this.#first.length) {
      const grown = new Int32Array(
        Math.max(this.#graph.size, this.#first.length * 2),
      ).fill(UNSHIPPED);
      grown.set(this.#first);
      this.#first = grown;
    }
    this.#first[commit] = slot;
  }
}
