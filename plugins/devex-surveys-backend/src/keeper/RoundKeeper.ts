import { LoggerService } from '@backstage/backend-plugin-api';
import { selectItems } from '@milepost/plugin-devex-surveys-common';
import { AnswerStore } from '../answers';
import { RoundRow, RoundStore } from '../database';
import { RoundService } from '../rounds';
import { Reminders } from './Reminders';

/** To what the shown number of answers is rounded down. */
const SHOWN_STEP = 5;

/** Does what has to be done while rounds are open, every minute on one replica. */
export class RoundKeeper {
  readonly #store: RoundStore;
  readonly #answers: AnswerStore;
  readonly #rounds: RoundService;
  readonly #reminders: Reminders;
  readonly #logger: LoggerService;
  readonly #now: () => Date;

  constructor(options: {
    store: RoundStore;
    answers: AnswerStore;
    rounds: RoundService;
    reminders: Reminders;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#store = options.store;
    this.#answers = options.answers;
    this.#rounds = options.rounds;
    this.#reminders = options.reminders;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  async run(): Promise<void> {
    const open = (await this.#store.list()).filter(
      ({ state }) => state === 'open',
    );
    for (const round of open) {
      if (new Date(round.closes_at) <= this.#now()) {
        await this.#rounds.close(round.id);
      } else {
        await this.#keep(round);
      }
    }
  }

  async #keep(round: RoundRow): Promise<void> {
    await this.#answers.flush({
      roundId: round.id,
      items: selectItems(JSON.parse(round.items)),
      minAnswers: round.min_answers,
    });
    await this.#updateShownAnswers(round);
    try {
      await this.#reminders.send(round, this.#now());
    } catch (error) {
      // Tried again in a minute; counting must not wait for the notifications.
      this.#logger.warn('Could not remind people of a survey round', {
        roundId: round.id,
        error: String(error),
      });
    }
  }

  /** Once a day and in fives: a number that moves as somebody answers says who did. */
  async #updateShownAnswers(round: RoundRow): Promise<void> {
    const today = this.#now().toISOString().slice(0, 'yyyy-mm-dd'.length);
    // Nor a second time by another replica, whose clock is behind.
    if (round.answers_shown_on !== null && round.answers_shown_on >= today) {
      return;
    }
    const answers = await this.#answers.countReceipts(round.id);
    await this.#store.update(round.id, 'open', {
      answers_shown: Math.floor(answers / SHOWN_STEP) * SHOWN_STEP,
      answers_shown_on: today,
    });
  }
}
