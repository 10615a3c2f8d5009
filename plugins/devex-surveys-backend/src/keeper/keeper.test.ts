import { TestDatabases } from '@backstage/backend-test-utils';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { peopleOf } from '../__testUtils__/organisation';
import { PLAN } from '../__testUtils__/round';
import { startSurveys } from '../__testUtils__/surveys';
import { Surveys } from '../Surveys';

jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
const OPENS = Date.parse('2026-11-02T08:00:00Z');
const CLOSES = Date.parse('2026-11-13T16:00:00Z');
const DAY = 24;

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('RoundKeeper, %p', id => {
  let knex: Knex;
  let clock: number;
  const sent: NotificationSendOptions[] = [];
  let notify: (options: NotificationSendOptions) => Promise<void>;

  beforeEach(async () => {
    knex = await databases.init(id);
    clock = OPENS;
    sent.length = 0;
    notify = async options => {
      sent.push(options);
    };
  });

  /** A replica whose clock is so many hours ahead of the others. */
  const replica = (hoursAhead = 0): Promise<Surveys> =>
    startSurveys({
      knex,
      plan: PLAN,
      now: () => new Date(clock + hoursAhead * HOUR_MS),
      notifications: { send: options => notify(options) },
    });

  async function open({ rounds }: Surveys): Promise<string> {
    const round = await rounds.prepare({
      title: 'Autumn',
      opensAt: new Date(OPENS).toISOString(),
      closesAt: new Date(CLOSES).toISOString(),
    });
    return (await rounds.open(round.id)).id;
  }

  const titles = () => sent.map(({ payload }) => payload.title);

  it('reminds everybody three times, and of each only once', async () => {
    const surveys = await replica();
    const roundId = await open(surveys);
    for (const hour of [
      0,
      1,
      3 * DAY,
      6 * DAY,
      8 * DAY,
      10.5 * DAY,
      11 * DAY,
    ]) {
      clock = OPENS + hour * HOUR_MS;
      await surveys.keeper?.run();
    }
    expect(titles()).toEqual([
      'Autumn: how is it to develop software here?',
      'Autumn is open for as long again',
      'Autumn closes tomorrow',
    ]);
    for (const { recipients, payload } of sent) {
      expect(
        'entityRef' in recipients && [...recipients.entityRef].sort(),
      ).toEqual(peopleOf(PLAN).sort());
      // The next one replaces the one before.
      expect(payload.scope).toBe(`devex-surveys:${roundId}`);
    }
  });

  it('sends what failed again, and nothing late', async () => {
    const surveys = await replica();
    await open(surveys);
    notify = async () => {
      throw new Error('The notifications are down');
    };
    await surveys.keeper?.run();
    notify = async options => {
      sent.push(options);
    };
    await surveys.keeper?.run();
    expect(titles()).toEqual(['Autumn: how is it to develop software here?']);

    // The portal was down from before half-time until the last day.
    clock = CLOSES - 12 * HOUR_MS;
    await surveys.keeper?.run();
    await surveys.keeper?.run();
    expect(titles().slice(1)).toEqual(['Autumn closes tomorrow']);
  });

  it('closes when the time has come, and once', async () => {
    const surveys = await replica();
    const roundId = await open(surveys);
    clock = CLOSES - 1;
    await surveys.keeper?.run();
    expect((await surveys.rounds.get(roundId)).state).toBe('open');
    clock = CLOSES;
    await surveys.keeper?.run();
    expect((await surveys.rounds.get(roundId)).state).toBe('closed');
    clock = CLOSES + HOUR_MS;
    await surveys.keeper?.run();
    expect((await surveys.rounds.get(roundId)).closesAt).toBe(
      new Date(CLOSES).toISOString(),
    );
  });

  it('bears replicas whose clocks differ', async () => {
    const [slow, fast] = [await replica(), await replica(3)];
    const roundId = await open(fast);
    // Around midnight both know another day; the number must not move with each.
    clock = Date.parse('2026-11-10T22:00:00Z');
    await fast.keeper?.run();
    const shownOn = async () =>
      (await knex('rounds').where({ id: roundId }).first()).answers_shown_on;
    expect(await shownOn()).toBe('2026-11-11');
    await slow.keeper?.run();
    expect(await shownOn()).toBe('2026-11-11');

    clock = CLOSES - (DAY + 1) * HOUR_MS;
    // To the fast one it is the last day already.
    await fast.keeper?.run();
    await slow.keeper?.run();
    expect(titles()).toEqual([
      'Autumn is open for as long again',
      'Autumn closes tomorrow',
    ]);

    clock = CLOSES - 2 * HOUR_MS;
    await fast.keeper?.run();
    await slow.keeper?.run();
    expect((await slow.rounds.get(roundId)).state).toBe('closed');
    await expect(slow.rounds.open(roundId)).rejects.toThrow(
      'cannot be opened again',
    );
  });
});
