import { CommitGraph } from '../graph/CommitGraph';
import type { CommitFact } from '../merge/mergeCommit';
import { UnitMap } from './UnitMap';

/** A commit as it is stored. */
export type StoredCommit = CommitFact & { id: number };

/** What is known of one repository, kept in memory while it is in use. */
export class RepositoryFacts {
  readonly graph: CommitGraph;
  readonly units: UnitMap;
  /** By number of the commit in the graph. */
  readonly rowIds: number[] = [];
  /** Commits that undo others. */
  readonly reverts = new Map<number, number[]>();
  readonly #paths = new Map<number, string[]>();
  readonly #bots = new Set<number>();
  readonly #authors: string[] = [];
  readonly #names = new Map<string, string>();

  /** @param name - the repository, as signals name it */
  constructor(readonly name: string, options: { capacity?: number } = {}) {
    this.graph = new CommitGraph(options);
    this.units = new UnitMap(this.graph);
  }

  /** Takes in a commit, or what was not known of it. */
  addCommit(row: StoredCommit) {
    this.graph.add(
      row.sha,
      row.parents === null ? null : splitWords(row.parents),
      row.committed_at === null ? null : Number(row.committed_at),
    );
    const commit = this.graph.find(row.sha);
    this.rowIds[commit] = row.id;
    if (row.is_bot) {
      this.#bots.add(commit);
    }
    if (row.author !== null) {
      // One text for all commits of an author, where each row brings its own.
      const known = this.#names.get(row.author) ?? row.author;
      this.#names.set(known, known);
      this.#authors[commit] = known;
    }
    if (row.reverts) {
      this.reverts.set(
        commit,
        splitWords(row.reverts).map(sha => this.graph.intern(sha)),
      );
    }
    if (row.paths !== null) {
      this.#paths.set(commit, row.paths === '' ? [] : row.paths.split('\n'));
    }
    this.units.addCommit(commit, {
      authoredAt: row.authored_at === null ? null : Number(row.authored_at),
      copyOf: row.copy_of === null ? [] : splitWords(row.copy_of),
      patchId: row.patch_id,
    });
  }

  isBot(commit: number): boolean {
    return this.#bots.has(commit);
  }

  authorOf(commit: number): string | null {
    return this.#authors[commit] ?? null;
  }

  /** The files that a commit touches, if anybody has looked. */
  pathsOf(commit: number): string[] | undefined {
    return this.#paths.get(commit);
  }
}

/** The words of a text. */
export function splitWords(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
