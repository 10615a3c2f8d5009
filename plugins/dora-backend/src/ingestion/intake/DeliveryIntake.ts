import { createHash } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Delivery,
  Intake,
  Reading,
  Receipt,
  Signal,
  SignalRecorder,
} from '@milepost/plugin-dora-node';
import { DeliveryStore, StoredDelivery } from './DeliveryStore';
import {
  CLOCK_TOLERANCE_MS,
  latestMoment,
  repositoriesIn,
  targetsOf,
} from './inspectSignals';
import { outOfScope } from './outOfScope';
import { SourceRegistry } from './SourceRegistry';
import { TargetMapper } from '../mapping/TargetMapper';

/** What an intake works with. */
export interface DeliveryIntakeOptions {
  sources: SourceRegistry;
  store: DeliveryStore;
  mapper: TargetMapper;
  recorder: SignalRecorder;
  logger: LoggerService;
  /** Told which repositories have something new. */
  onActivity(repositories: string[]): Promise<void>;
}

type Outcome = Pick<Receipt, 'state' | 'reason'>;

/**
 * Keeps deliveries, and takes in what their sources make of them.
 *
 * @remarks
 * A delivery is written down before it is read. Whatever happens then, it stays
 * `received` until its signals are durable, and {@link DeliveryIntake.resume} takes it up
 * again. Signals merge, so reading one twice is harmless.
 */
export class DeliveryIntake implements Intake {
  readonly #options: DeliveryIntakeOptions;

  constructor(options: DeliveryIntakeOptions) {
    this.#options = options;
  }

  async receive(
    sourceId: string,
    delivery: Delivery & { id?: string },
    scope: string[] | null = null,
  ): Promise<Receipt> {
    const { sources, store } = this.#options;
    const source = sources.get(sourceId);
    const id =
      delivery.id ?? source.deliveryId?.(delivery) ?? digestOf(delivery);
    const { stored, isNew } = await store.add(
      sourceId,
      id.slice(0, 500),
      delivery,
      scope,
    );
    const outcome: Outcome = isNew
      ? await this.process(stored)
      : { state: stored.state, reason: stored.reason ?? undefined };
    return {
      id: stored.id,
      duplicate: !isNew,
      state: outcome.state,
      ...(outcome.reason ? { reason: outcome.reason } : {}),
    };
  }

  /** Reads a delivery that is kept, for the first time or again. */
  async process(delivery: StoredDelivery): Promise<Outcome> {
    const outcome = await this.#take(delivery, this.#read(delivery));
    await this.#options.store.finish(
      delivery.id,
      outcome.state,
      outcome.reason,
    );
    if (outcome.state === 'rejected') {
      this.#options.logger.warn('A delivery of delivery signals was rejected', {
        source: delivery.source,
        delivery: delivery.id,
        reason: outcome.reason,
      });
    }
    return outcome;
  }

  #read(delivery: StoredDelivery): Reading {
    const source = this.#options.sources.find(delivery.source);
    if (!source) {
      return {
        outcome: 'rejected',
        reason: `the source '${delivery.source}' is not installed`,
      };
    }
    try {
      return source.read(delivery);
    } catch (error) {
      return {
        outcome: 'rejected',
        reason: `the source failed to read it: ${(error as Error).message}`,
      };
    }
  }

  async #take(delivery: StoredDelivery, reading: Reading): Promise<Outcome> {
    if (reading.outcome !== 'signals') {
      return { state: reading.outcome, reason: reading.reason };
    }
    const ahead = latestMoment(reading.signals) - delivery.receivedAt;
    if (
      ahead > CLOCK_TOLERANCE_MS &&
      latestMoment(reading.signals) > Date.now()
    ) {
      const minutes = Math.ceil(ahead / 60_000);
      return {
        state: 'rejected',
        reason: `the sender's clock is ${minutes} minutes ahead; set it, then send or replay it`,
      };
    }
    const { mapper, recorder, onActivity } = this.#options;
    const mappings = await mapper.map(targetsOf(reading.signals));
    const excess = outOfScope(reading.signals, mappings, delivery.scope);
    if (excess) {
      return { state: 'rejected', reason: excess };
    }
    try {
      await recorder.recordSignals([...mappings, ...reading.signals]);
    } catch (error) {
      if ((error as Error).name === 'InputError') {
        return { state: 'rejected', reason: (error as Error).message };
      }
      throw error;
    }
    await onActivity(repositoriesIn(reading.signals));
    return {
      state: 'recorded',
      ...(reading.warning ? { reason: reading.warning } : {}),
    };
  }
}

// What tells two deliveries of one source apart when it has no ids.
function digestOf({ headers, body }: Delivery): string {
  const event = headers['x-github-event'] ?? headers['ce-type'] ?? '';
  return createHash('sha256')
    .update(event)
    .update('\n')
    .update(body)
    .digest('hex');
}

/** Signals that come without a delivery, of a source that reads by itself. */
export async function recordOwn(
  { mapper, recorder }: Pick<DeliveryIntakeOptions, 'mapper' | 'recorder'>,
  signals: Signal[],
): Promise<void> {
  const mappings = await mapper.map(targetsOf(signals));
  await recorder.recordSignals([...mappings, ...signals]);
}
