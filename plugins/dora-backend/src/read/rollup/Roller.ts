import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { readGeneration } from '../readGeneration';
import { rollUpDay } from './rollUpDay';
import { RollupStore } from './RollupStore';

/** Days that are looked up at a time. */
const DAYS_AT_A_TIME = 50;

/**
 * Rolls up days that are over, in the background. Any number of replicas may do
 * so at once; each day is claimed by one.
 */
export class Roller {
  readonly #knex: Knex;
  readonly #store: RollupStore;
  readonly #logger: LoggerService;

  constructor(options: {
    knex: Knex;
    store: RollupStore;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#store = options.store;
    this.#logger = options.logger;
  }

  /**
   * Rolls up all that can be, until there is nothing left or it is told to stop.
   * Results that are still being built change too often for that.
   */
  async run(signal?: AbortSignal): Promise<number> {
    await this.#store.forgetRetired(this.#knex);
    const generation = await readGeneration(this.#knex);
    // Young days change all the time; each has its turn once in a run.
    const visited = new Set<number>();
    let rolled = 0;
    for (;;) {
      const days = await this.#store.listDirty(
        this.#knex,
        generation.id,
        this.#store.days.startOf(Date.now()),
        DAYS_AT_A_TIME + visited.size,
      );
      const next = days.filter(day => !visited.has(day.from));
      if (next.length === 0) {
        break;
      }
      for (const day of next) {
        if (signal?.aborted) {
          return rolled;
        }
        visited.add(day.from);
        rolled += Number(await rollUpDay(this.#knex, this.#store, day));
      }
    }
    if (rolled > 0) {
      this.#logger.debug('Rolled up days of delivery metrics', { rolled });
    }
    return rolled;
  }
}
