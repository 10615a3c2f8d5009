import type { FactReader } from '../database/FactReader';
import type { Corrections } from '../results/Corrections';
import { StreamProjection } from '../results/StreamProjection';
import type { StreamFacts } from '../results/types';
import type { Rules } from '../rules';
import type { RepositoryFacts } from '../units/RepositoryFacts';

// A commit with its measured change was seen to cost some 550 bytes, and a process that
// kept a million of them 1.1 GB: with these limits the backend stays below 1 GB.
const DEFAULT_MAX_COMMITS = 600_000;
const DEFAULT_MAX_CHANGES = 450_000;

/** How much a cache may keep. */
export interface FactCacheLimits {
  maxCommits?: number;
  maxChanges?: number;
}

interface CachedStream {
  facts: StreamFacts;
  projections: Map<number, StreamProjection>;
}

/**
 * What a replica keeps in memory to spare reading: never more than the database knows,
 * and thrown away whenever another replica has worked.
 */
export class FactCache {
  readonly repositories = new Map<number, RepositoryFacts>();
  readonly streams = new Map<number, CachedStream>();
  readonly #limits: Required<FactCacheLimits>;
  #corrections: Corrections | undefined;

  constructor(limits: FactCacheLimits = {}) {
    this.#limits = {
      maxCommits: limits.maxCommits ?? DEFAULT_MAX_COMMITS,
      maxChanges: limits.maxChanges ?? DEFAULT_MAX_CHANGES,
    };
  }

  clear() {
    this.repositories.clear();
    this.streams.clear();
    this.#corrections = undefined;
  }

  forgetCorrections() {
    this.#corrections = undefined;
  }

  forgetStreams(ids: Iterable<number>) {
    for (const id of ids) {
      this.streams.delete(id);
    }
  }

  /** Makes room. Streams hold on to their repositories, so they go together. */
  trim() {
    let commits = 0;
    for (const { graph } of this.repositories.values()) {
      commits += graph.size;
    }
    let changes = 0;
    for (const { projections } of this.streams.values()) {
      for (const projection of projections.values()) {
        changes += projection.size;
      }
    }
    if (
      commits > this.#limits.maxCommits ||
      changes > this.#limits.maxChanges
    ) {
      this.clear();
    }
  }

  async corrections(reader: FactReader): Promise<Corrections> {
    this.#corrections ??= await reader.readCorrections();
    return this.#corrections;
  }

  async repository(reader: FactReader, id: number): Promise<RepositoryFacts> {
    const known = this.repositories.get(id);
    if (known) {
      return known;
    }
    const facts = await reader.readRepository(id);
    this.repositories.set(id, facts);
    return facts;
  }

  /** The repositories whose commits a stream's deployments brought. */
  async repositoriesOf(
    reader: FactReader,
    { attempts, componentRepositoryId }: StreamFacts,
  ): Promise<Map<number, RepositoryFacts>> {
    const ids = new Set<number>();
    if (componentRepositoryId !== null) {
      ids.add(componentRepositoryId);
    } else {
      for (const { repositoryId, built } of attempts.values()) {
        if (repositoryId !== null) {
          ids.add(repositoryId);
        }
        built?.forEach(each => ids.add(each.repositoryId));
      }
    }
    const repositories = new Map<number, RepositoryFacts>();
    for (const id of [...ids].sort((a, b) => a - b)) {
      repositories.set(id, await this.repository(reader, id));
    }
    return repositories;
  }

  async preloadStreams(reader: FactReader, ids: number[]): Promise<void> {
    const missing = ids.filter(id => !this.streams.has(id));
    if (missing.length > 0) {
      for (const [id, facts] of await reader.readStreams(missing)) {
        this.streams.set(id, { facts, projections: new Map() });
      }
    }
  }

  projection(streamId: number, generation: number, rules: Rules) {
    const { projections } = this.streams.get(streamId)!;
    const known = projections.get(generation);
    if (known) {
      return known;
    }
    const projection = new StreamProjection(rules);
    projections.set(generation, projection);
    return projection;
  }
}
