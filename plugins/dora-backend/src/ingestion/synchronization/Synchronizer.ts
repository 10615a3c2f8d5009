import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Intake, SignalRecorder } from '@milepost/plugin-dora-node';
import { CatalogStore } from '../catalog/CatalogStore';
import { recordOwn } from '../intake/DeliveryIntake';
import { SourceRegistry } from '../intake/SourceRegistry';
import { TargetMapper } from '../mapping/TargetMapper';
import { endOf } from './endOf';
import { Claim, SynchronizationStore } from './SynchronizationStore';

// How long nobody takes over after a replica was killed.
const LEASE_MS = 5 * 60_000;
const IDLE_MS = 500;
const FAULT_MS = 5_000;

/** What a synchronizer works with. */
export interface SynchronizerOptions {
  sources: SourceRegistry;
  store: SynchronizationStore;
  catalog: CatalogStore;
  mapper: TargetMapper;
  recorder: SignalRecorder;
  intake: Intake;
  logger: LoggerService;
  /** How long what deliveries have missed may stay unknown. */
  intervalMs: number;
}

/**
 * Lets the sources read repositories, one at a time in each replica. Which one is decided
 * in the database, so that replicas share the work and none repeats another's.
 */
export class Synchronizer {
  readonly #options: SynchronizerOptions;
  readonly #stopping = new AbortController();
  #working: Promise<void> | undefined;

  constructor(options: SynchronizerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#working = this.#work();
  }

  /** Ends; what is under way goes on from its last cursor, here or elsewhere. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#working;
  }

  /** Shares out the repositories that the catalog has now. */
  async plan(): Promise<void> {
    const { sources, store, catalog } = this.#options;
    const repositories = await catalog.repositories();
    for (const source of sources.all) {
      if (source.synchronize) {
        const own = repositories.filter(({ url }) =>
          source.canSynchronize?.(url),
        );
        await store.setRepositories(source.id, own);
      }
    }
  }

  async #work(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const pause = await this.#workOnNext();
      await sleep(pause, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  async #workOnNext(): Promise<number> {
    const { store, logger } = this.#options;
    try {
      const claim = await store.claim(LEASE_MS);
      if (!claim) {
        return IDLE_MS;
      }
      await this.#synchronize(claim);
      return 0;
    } catch (error) {
      // The database is away; whatever was begun is found again in it.
      logger.warn('Repositories could not be synchronized', error as Error);
      return FAULT_MS;
    }
  }

  async #synchronize(claim: Claim): Promise<void> {
    const { sources, store, intervalMs, logger } = this.#options;
    const { source: id, repository, failures } = claim;
    let error: unknown;
    // The first copy of a large repository takes longer than a lease. One that can't be
    // renewed is lost, which is noticed when there is something to record.
    const heartbeat = setInterval(
      () => store.renew(claim, LEASE_MS).catch(() => {}),
      LEASE_MS / 3,
    );
    try {
      await sources.get(id).synchronize?.(await this.#task(claim));
    } catch (caught) {
      error = caught;
    } finally {
      clearInterval(heartbeat);
    }
    const now = Date.now();
    if (this.#stopping.signal.aborted && error) {
      const { error: earlier } = claim;
      await store.release(claim, { dueAt: now, failures, error: earlier });
      return;
    }
    const ending = endOf({ error, failures, intervalMs, now });
    if (ending.error) {
      logger.warn('A repository could not be synchronized', {
        source: id,
        repository,
        error: ending.error,
        failures: ending.failures,
        retryAt: new Date(ending.dueAt).toISOString(),
      });
    }
    await store.release(claim, ending);
  }

  async #task(claim: Claim) {
    const { store, catalog, intake, mapper, recorder } = this.#options;
    const { repository, url, cursor } = claim;
    const components = await catalog.inRepository(repository);
    return {
      repository,
      url,
      cursor,
      components: components.map(({ componentRef, paths, deploymentRefs }) => ({
        componentRef,
        paths,
        deploymentRefs,
      })),
      signal: this.#stopping.signal,
      record: recordOwn.bind(undefined, { mapper, recorder }),
      receive: intake.receive.bind(intake),
      advance: async (next: NonNullable<Claim['cursor']>) => {
        if (!(await store.advance(claim, next, LEASE_MS))) {
          throw new Error('Another replica has taken over');
        }
      },
    };
  }
}
