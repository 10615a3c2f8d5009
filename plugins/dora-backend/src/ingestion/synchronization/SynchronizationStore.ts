import { randomUUID } from 'node:crypto';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { StoredInstant, toInstant } from '../../database/tables';

const TABLE = 'synchronizations';
const BATCH = 100;

/** How far a source has read a repository. */
export interface SynchronizationState {
  source: string;
  repository: string;
  url: string;
  cursor?: JsonObject;
  dueAt: number;
  failures: number;
  succeededAt: number | null;
  error: string | null;
}

/** A repository that this replica, and no other, may work on until the lease is over. */
export interface Claim extends SynchronizationState {
  lease: string;
}

interface Row {
  source: string;
  repository: string;
  url: string;
  cursor: string | null;
  due_at: StoredInstant;
  leased_until: StoredInstant;
  lease: string | null;
  failures: number;
  succeeded_at: StoredInstant | null;
  error: string | null;
}

/** How a piece of work ended. */
export interface Ending {
  dueAt: number;
  failures: number;
  error: string | null;
}

/** Shares the repositories out among the replicas. */
export class SynchronizationStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Makes these the repositories of a source; new ones are due at once. */
  async setRepositories(
    source: string,
    repositories: readonly { repository: string; url: string }[],
  ): Promise<void> {
    await this.#knex.transaction(async tx => {
      const rows = await tx<Row>(TABLE).select('repository').where({ source });
      const there = new Set(repositories.map(one => one.repository));
      const gone = rows.filter(row => !there.has(row.repository));
      for (const { repository } of gone) {
        await tx(TABLE).where({ source, repository }).delete();
      }
      const known = new Set(rows.map(row => row.repository));
      const added = repositories
        .filter(one => !known.has(one.repository))
        .map(({ repository, url }) => ({
          source,
          repository,
          url,
          due_at: Date.now(),
          leased_until: 0,
          failures: 0,
        }));
      for (let start = 0; start < added.length; start += BATCH) {
        // Another replica may be adding the same.
        await tx<Row>(TABLE)
          .insert(added.slice(start, start + BATCH))
          .onConflict(['source', 'repository'])
          .ignore();
      }
    });
  }

  /** Makes repositories due now, because something has happened in them. */
  async touch(repositories: readonly string[]): Promise<void> {
    if (repositories.length) {
      await this.#knex<Row>(TABLE)
        .whereIn('repository', repositories)
        .where('due_at', '>', Date.now())
        // One that waits because of faults, or because it was asked to, goes on waiting.
        .where({ failures: 0, error: null })
        .update({ due_at: Date.now() });
    }
  }

  /** Takes the most urgent repository that is due, for as long as the lease. */
  async claim(leaseMs: number): Promise<Claim | undefined> {
    const now = Date.now();
    const free = (query: Knex.QueryBuilder) =>
      query.where('due_at', '<=', now).where('leased_until', '<=', now);
    const [next] = await this.#knex<Row>(TABLE)
      .select('source', 'repository')
      .modify(free)
      .orderBy('due_at')
      .limit(1);
    if (!next) {
      return undefined;
    }
    const lease = randomUUID();
    const { source, repository } = next;
    const taken = await this.#knex<Row>(TABLE)
      .where({ source, repository })
      .modify(free)
      // Due when the lease is over, if whoever took it is gone by then. What is touched
      // while it is worked on is due earlier than that.
      .update({ lease, leased_until: now + leaseMs, due_at: now + leaseMs });
    const row =
      taken && (await this.#knex<Row>(TABLE).where({ lease }).first());
    // Another replica was faster: there may be more.
    return row ? { ...toState(row), lease } : this.claim(leaseMs);
  }

  /** Keeps a lease for longer, and how far the work has come. False: it was lost. */
  async advance(
    { source, repository, lease }: Claim,
    cursor: JsonObject,
    leaseMs: number,
  ): Promise<boolean> {
    const changed = await this.#knex<Row>(TABLE)
      .where({ source, repository, lease })
      .update({
        cursor: JSON.stringify(cursor),
        leased_until: Date.now() + leaseMs,
      });
    return changed > 0;
  }

  /** Keeps a lease for longer, while a long piece of work has nothing to show yet. */
  async renew(
    { source, repository, lease }: Claim,
    leaseMs: number,
  ): Promise<void> {
    await this.#knex<Row>(TABLE)
      .where({ source, repository, lease })
      .update({ leased_until: Date.now() + leaseMs });
  }

  /** Gives a repository back. */
  async release(
    { source, repository, lease, dueAt: untouched }: Claim,
    ending: Ending,
  ): Promise<void> {
    const { failures, error, dueAt } = ending;
    await this.#knex<Row>(TABLE)
      .where({ source, repository, lease })
      .update({
        lease: null,
        leased_until: 0,
        failures,
        error,
        // Something may have happened meanwhile, which makes it due earlier.
        due_at: this.#knex.raw('CASE WHEN due_at < ? THEN due_at ELSE ? END', [
          untouched,
          dueAt,
        ]),
        ...(error === null ? { succeeded_at: Date.now() } : {}),
      });
  }

  async list(repository?: string): Promise<SynchronizationState[]> {
    const rows = await this.#knex<Row>(TABLE)
      .where(repository ? { repository } : {})
      .orderBy(['repository', 'source']);
    return rows.map(toState);
  }
}

function toState(row: Row): SynchronizationState {
  return {
    source: row.source,
    repository: row.repository,
    url: row.url,
    ...(row.cursor ? { cursor: JSON.parse(row.cursor) } : {}),
    dueAt: toInstant(row.due_at),
    failures: row.failures,
    succeededAt: toInstant(row.succeeded_at),
    error: row.error,
  };
}
