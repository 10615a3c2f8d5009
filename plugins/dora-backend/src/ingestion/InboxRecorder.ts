import { InputError } from '@backstage/errors';
import {
  Signal,
  SignalRecorder,
  signalSchema,
} from '@milepost/plugin-dora-node';
import { Knex } from 'knex';

const BATCH = 200;

/** Puts signals where the engine takes them from. */
export class InboxRecorder implements SignalRecorder {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async recordSignals(signals: Signal[]): Promise<void> {
    const rows = signals.map((signal, index) => {
      const result = signalSchema.safeParse(signal);
      if (!result.success) {
        const { path, message } = result.error.issues[0];
        throw new InputError(
          `Signal ${index} (${signal.kind}) has no valid ${path.join(
            '.',
          )}: ${message}`,
        );
      }
      return { signal: JSON.stringify(result.data), received_at: Date.now() };
    });
    await this.#knex.batchInsert('inbox', rows, BATCH);
  }
}
