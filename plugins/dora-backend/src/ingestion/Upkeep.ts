import { SchedulerService } from '@backstage/backend-plugin-api';
import { CatalogReader } from './catalog/CatalogReader';
import { DeliveryIntake } from './intake/DeliveryIntake';
import { DeliveryStore } from './intake/DeliveryStore';
import { replay } from './intake/replay';
import { TargetMapper } from './mapping/TargetMapper';
import { Synchronizer } from './synchronization/Synchronizer';

const BATCH = 1_000;
const HOUR_MS = 3_600_000;

// Whoever received a delivery may still be at it.
const ABANDONED_MS = 60_000;

/** What is done by the clock. */
export interface UpkeepOptions {
  catalog: CatalogReader;
  mapper: TargetMapper;
  synchronizer: Synchronizer;
  deliveries: DeliveryStore;
  intake: DeliveryIntake;
  retentionMs: number;
}

/** Keeps the way in up to date, in one replica at a time. */
export class Upkeep {
  readonly #options: UpkeepOptions;

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  async schedule(
    scheduler: SchedulerService,
    { catalogMs }: { catalogMs: number },
  ): Promise<void> {
    await scheduler.scheduleTask({
      id: 'dora-follow-catalog',
      frequency: { milliseconds: catalogMs },
      timeout: { minutes: 10 },
      scope: 'global',
      fn: signal => this.followCatalog(signal),
    });
    await scheduler.scheduleTask({
      id: 'dora-resume-deliveries',
      frequency: { minutes: 1 },
      timeout: { minutes: 10 },
      scope: 'global',
      fn: signal => this.resume(signal),
    });
    await scheduler.scheduleTask({
      id: 'dora-tidy-deliveries',
      frequency: { milliseconds: HOUR_MS },
      timeout: { minutes: 30 },
      scope: 'global',
      fn: signal => this.tidy(signal),
    });
  }

  /** Takes over what the catalog has, and maps what can be mapped by that. */
  async followCatalog(signal: AbortSignal): Promise<void> {
    const { catalog, synchronizer, mapper } = this.#options;
    const changed = await catalog.read();
    await synchronizer.plan();
    if (changed) {
      await mapper.remap(signal);
    }
  }

  /** Takes up deliveries whose replica was ended while it read them. */
  async resume(signal: AbortSignal): Promise<void> {
    const { deliveries, intake } = this.#options;
    await replay(
      { deliveries, intake },
      { state: 'received', receivedBefore: Date.now() - ABANDONED_MS },
      signal,
    );
  }

  /**
   * Deletes deliveries that were dealt with long ago; those that could not be read are
   * kept four times as long. And maps everything once more, for what an ended replica
   * may have left.
   */
  async tidy(signal: AbortSignal): Promise<void> {
    const { deliveries, mapper, retentionMs } = this.#options;
    const steps = [
      { age: retentionMs, states: ['recorded' as const, 'ignored' as const] },
      { age: 4 * retentionMs, states: ['rejected' as const] },
    ];
    for (const { age, states } of steps) {
      const before = Date.now() - age;
      let deleted = BATCH;
      while (deleted === BATCH && !signal.aborted) {
        deleted = await deliveries.deleteBefore(before, states, BATCH);
      }
    }
    await mapper.remap(signal);
  }
}
