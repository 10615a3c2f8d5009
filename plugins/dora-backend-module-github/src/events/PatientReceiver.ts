import { Delivery, Intake } from '@milepost/plugin-dora-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { SOURCE } from '../read/source';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
// Of some ten kilobytes each: what comes beyond is found by synchronization.
const MAX_WAITING = 1_000;

/**
 * Hands deliveries in until they are kept.
 *
 * @remarks
 * The events backend answers with success even if whoever listens has failed, and GitHub
 * sends nothing twice by itself. As long as a delivery waits here, because the database
 * is away, GitHub has no answer: it is told with none that all was well, and its list of
 * deliveries shows which ones to send again if this process ends meanwhile.
 */
export class PatientReceiver {
  readonly #intake: Intake;
  readonly #firstWaitMs: number;
  readonly #maxWaiting: number;
  #waiting = 0;

  constructor(
    intake: Intake,
    options: { firstWaitMs?: number; maxWaiting?: number } = {},
  ) {
    this.#intake = intake;
    this.#firstWaitMs = options.firstWaitMs ?? FIRST_WAIT_MS;
    this.#maxWaiting = options.maxWaiting ?? MAX_WAITING;
  }

  async receive(delivery: Delivery & { id?: string }): Promise<void> {
    let wait = this.#firstWaitMs;
    while (!(await this.#isKept(delivery))) {
      this.#waiting += 1;
      // Nobody who ends the process has to wait for this.
      await sleep(wait, undefined, { ref: false });
      this.#waiting -= 1;
      wait = Math.min(2 * wait, LONGEST_WAIT_MS);
    }
  }

  async #isKept(delivery: Delivery & { id?: string }): Promise<boolean> {
    try {
      await this.#intake.receive(SOURCE, delivery);
      return true;
    } catch (error) {
      if (this.#waiting >= this.#maxWaiting) {
        throw error;
      }
      return false;
    }
  }
}
