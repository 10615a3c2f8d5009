import { CommitGraph } from '../graph/CommitGraph';
import { compareText } from '../merge/register';
import { CopyGroups } from './CopyGroups';
import { findRebased } from './findRebased';
import type { ChangeFact } from './ChangeFact';

/**
 * What a lead time is measured of: a pull request (its id, doubled) or a commit (its
 * number in the graph, doubled, plus one). One number serves as the key of both.
 */
export type Unit = number;

/** No unit: a merge commit that no pull request made. */
export const NO_UNIT = -1;

export function unitOfChange(id: number): Unit {
  return id * 2;
}

export function unitOfCommit(commit: number): Unit {
  return commit * 2 + 1;
}

/** The commits by which a pull request can have come to a deployment. */
export interface ChangeCommits {
  /** Any of these brings all of it: the merge, and the head of its branch. */
  whole: number[];
  /** These bring it together. */
  parts: number[];
}

/**
 * Tells which unit each commit of a repository belongs to. Pull requests and commits
 * come in any order; `touched` tells those that look what may have become different.
 */
export class UnitMap {
  readonly copies: CopyGroups;
  readonly changes = new Map<number, ChangeFact>();
  /** Units in the order in which something about them changed. */
  readonly touched: Unit[] = [];
  /** Pull requests that may be a fix of something. */
  readonly fixes = new Set<number>();
  #isWatched = false;
  readonly #byExternalId = new Map<string, number>();
  readonly #graph: CommitGraph;
  readonly #authoredAt: (number | null)[] = [];
  readonly #commits = new Map<number, ChangeCommits>();
  readonly #claims = new Map<number, number[]>();
  /** Pull requests that wait for a commit to know what they became. */
  readonly #waiting = new Map<number, Set<number>>();

  constructor(graph: CommitGraph) {
    this.#graph = graph;
    this.copies = new CopyGroups(graph);
  }

  /** Begins to note what is touched and returns where the notes stand. */
  watch(): number {
    this.#isWatched = true;
    return this.touched.length;
  }

  /** A pull request by its external id. */
  findChange(externalId: string): number | undefined {
    return this.#byExternalId.get(externalId);
  }

  /** Takes in what only matters for the mapping. */
  addCommit(
    commit: number,
    fact: {
      authoredAt: number | null;
      copyOf: string[];
      patchId: string | null;
    },
  ) {
    if (fact.authoredAt !== null) {
      this.#authoredAt[commit] = fact.authoredAt;
    }
    this.#touchGroup(commit);
    this.copies.add(
      commit,
      fact.copyOf.map(sha => this.#graph.intern(sha)),
      fact.patchId,
    );
    this.#touchGroup(commit);
    for (const id of [...(this.#waiting.get(commit) ?? [])]) {
      this.setChange(this.changes.get(id)!);
    }
  }

  /** Takes in a pull request or what became of it. */
  setChange(change: ChangeFact) {
    this.#release(change.id);
    this.changes.set(change.id, change);
    this.#byExternalId.set(change.externalId, change.id);
    if (this.#isWatched) {
      this.touched.push(unitOfChange(change.id));
    }
    this.fixes.delete(change.id);
    if (change.isDeleted || change.mergedAt === null) {
      return;
    }
    if (
      change.labels.length > 0 ||
      change.closesIncidents.length > 0 ||
      change.headRef !== null
    ) {
      this.fixes.add(change.id);
    }
    const { unknown, ...commits } = this.#readCommits(change);
    this.#commits.set(change.id, commits);
    const named = new Set([...commits.whole, ...commits.parts]);
    for (const commit of [...named, ...unknown]) {
      const waiting = this.#waiting.get(commit) ?? new Set();
      this.#waiting.set(commit, waiting.add(change.id));
    }
    for (const commit of named) {
      const claims = this.#claims.get(commit) ?? [];
      this.#claims.set(
        commit,
        [...claims, change.id].sort((a, b) => this.#compare(commit, a, b)),
      );
      this.#touchGroup(commit);
    }
  }

  /** When a commit was written, as far as known. */
  authoredAt(commit: number): number | null {
    return this.#authoredAt[commit] ?? null;
  }

  /** The commits of a merged pull request. */
  commitsOf(id: number): ChangeCommits | undefined {
    return this.#commits.get(id);
  }

  /** The unit of a commit: of the pull request that it came by, else itself. */
  unitOf(commit: number): Unit {
    const origin = this.copies.originOf(commit);
    const [winner] = this.#claims.get(origin) ?? [];
    if (winner !== undefined) {
      return unitOfChange(winner);
    }
    return this.#graph.isMerge(origin) ? NO_UNIT : unitOfCommit(origin);
  }

  /**
   * The units that a commit can have a part in: its own, and pull requests that
   * name it though another one claims it.
   */
  unitsAround(commit: number): Unit[] {
    const units: Unit[] = [];
    for (const member of this.copies.membersOf(commit)) {
      units.push(this.unitOf(member));
      if (!this.#graph.isMerge(member)) {
        units.push(unitOfCommit(member));
      }
      units.push(...(this.#claims.get(member) ?? []).map(unitOfChange));
    }
    return units.filter(unit => unit !== NO_UNIT);
  }

  /**
   * Whether nothing in a pull request is its own: a backport, or a release that gathers
   * what other pull requests brought.
   */
  isHollow(id: number): boolean {
    const commits = this.#commits.get(id);
    const plain = [...(commits?.parts ?? []), ...(commits?.whole ?? [])].filter(
      commit => !this.#graph.isMerge(commit) && !this.#graph.isHole(commit),
    );
    return (
      plain.length > 0 &&
      plain.every(commit => this.unitOf(commit) !== unitOfChange(id))
    );
  }

  #readCommits(change: ChangeFact): ChangeCommits & { unknown: number[] } {
    const whole = [change.mergeSha, change.headSha].flatMap(sha =>
      sha === null ? [] : this.#graph.intern(sha),
    );
    const own = change.ownCommits.map(each => this.#graph.intern(each.sha));
    const landed = change.landedCommits.map(sha => this.#graph.intern(sha));
    const { rebased, unknown } =
      landed.length === 0 && change.mergeSha !== null
        ? findRebased({
            graph: this.#graph,
            merge: this.#graph.intern(change.mergeSha),
            authored: change.ownCommits.map(
              (each, i) => each.authoredAt ?? this.authoredAt(own[i]),
            ),
            authoredAt: commit => this.authoredAt(commit),
          })
        : { rebased: [], unknown: undefined };
    return {
      whole,
      parts: [...own, ...landed, ...rebased],
      unknown: unknown === undefined ? [] : [unknown],
    };
  }

  #release(id: number) {
    const commits = this.#commits.get(id);
    if (!commits) {
      return;
    }
    this.#commits.delete(id);
    for (const commit of new Set([...commits.whole, ...commits.parts])) {
      this.#touchGroup(commit);
      const claims = this.#claims.get(commit)!.filter(claim => claim !== id);
      if (claims.length > 0) {
        this.#claims.set(commit, claims);
      } else {
        this.#claims.delete(commit);
      }
      this.#waiting.get(commit)?.delete(id);
      this.#touchGroup(commit);
    }
  }

  /** The one whose merge made the commit comes first, then the one merged first. */
  #compare(commit: number, a: number, b: number): number {
    const [first, second] = [this.changes.get(a)!, this.changes.get(b)!];
    const made = (change: ChangeFact) =>
      change.mergeSha !== null && this.#graph.find(change.mergeSha) === commit
        ? 0
        : 1;
    return (
      made(first) - made(second) ||
      first.mergedAt! - second.mergedAt! ||
      compareText(first.source, second.source) ||
      compareText(first.externalId, second.externalId)
    );
  }

  #touchGroup(commit: number) {
    if (!this.#isWatched) {
      return;
    }
    this.touched.push(...this.unitsAround(commit));
  }
}
