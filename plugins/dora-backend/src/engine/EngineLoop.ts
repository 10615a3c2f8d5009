import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import type { DoraEngine } from './DoraEngine';

const IDLE_MS = 500;
const FAULT_MS = 5_000;

/** Lets the engine work whenever there is work. Replicas take turns in the database. */
export class EngineLoop {
  readonly #engine: Pick<DoraEngine, 'step'>;
  readonly #logger: LoggerService;
  readonly #stopping = new AbortController();
  #working: Promise<void> | undefined;

  constructor(engine: Pick<DoraEngine, 'step'>, logger: LoggerService) {
    this.#engine = engine;
    this.#logger = logger;
  }

  start(): void {
    this.#working = this.#work();
  }

  /** Ends after the step that is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#working;
  }

  async #work(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const pause = await this.#step();
      await sleep(pause, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  async #step(): Promise<number> {
    try {
      return (await this.#engine.step()) ? 0 : IDLE_MS;
    } catch (error) {
      // The step was rolled back as a whole; the next one does it again.
      this.#logger.error(
        'Delivery metrics could not be computed',
        error as Error,
      );
      return FAULT_MS;
    }
  }
}
