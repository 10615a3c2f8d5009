import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { RoundRow, RoundStore } from '../database';
import { dueReminder, Reminder, REMINDERS } from './dueReminder';

/** People in one request to the notifications. */
const CHUNK_PEOPLE = 500;

const TITLES: Record<Reminder, (title: string) => string> = {
  opened: title => `${title}: how is it to develop software here?`,
  'half-time': title => `${title} is open for as long again`,
  'last-day': title => `${title} closes tomorrow`,
};

interface ReminderRow {
  round_id: string;
  kind: Reminder;
}

/**
 * Reminds everybody who was invited, alike: nobody here can know who has answered.
 */
export class Reminders {
  readonly #knex: Knex;
  readonly #store: RoundStore;
  readonly #notifications: NotificationService;

  constructor(options: {
    knex: Knex;
    store: RoundStore;
    notifications: NotificationService;
  }) {
    this.#knex = options.knex;
    this.#store = options.store;
    this.#notifications = options.notifications;
  }

  async send(round: RoundRow, now: Date): Promise<void> {
    const due = dueReminder(
      {
        opensAt: new Date(round.opens_at),
        closesAt: new Date(round.closes_at),
      },
      now,
    );
    if (!due || (await this.#wasSent(round.id, due))) {
      return;
    }
    const everybody = [...(await this.#store.roster(round.id)).keys()];
    for (let start = 0; start < everybody.length; start += CHUNK_PEOPLE) {
      await this.#notifications.send({
        recipients: {
          type: 'entity',
          entityRef: everybody.slice(start, start + CHUNK_PEOPLE),
        },
        payload: {
          title: TITLES[due](round.title),
          description:
            'Ten questions, two minutes. Answered already? Then there is nothing to do: the portal does not know who has.',
          link: '/devex-surveys',
          topic: 'devex-surveys',
          // The next reminder replaces this one.
          scope: `devex-surveys:${round.id}`,
        },
      });
    }
    // A reminder that was missed is not sent late.
    await this.#knex<ReminderRow>('reminders')
      .insert(
        REMINDERS.slice(0, REMINDERS.indexOf(due) + 1).map(kind => ({
          round_id: round.id,
          kind,
        })),
      )
      .onConflict(['round_id', 'kind'])
      .ignore();
  }

  async #wasSent(roundId: string, kind: Reminder): Promise<boolean> {
    const row = await this.#knex<ReminderRow>('reminders')
      .where({ round_id: roundId, kind })
      .first();
    return row !== undefined;
  }
}
