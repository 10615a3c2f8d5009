import { TestDatabases } from '@backstage/backend-test-utils';
import knexFactory, { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cable } from '../__testUtils__/Cable';
import { ALL, countAll, EVENTS, ShopIntake } from './__testUtils__/ShopIntake';

jest.setTimeout(300_000);

describe('faults while deliveries come in', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const postgres = databases
    .eachSupportedId()
    .filter(([id]) => id === 'POSTGRES_15');
  const intakes: ShopIntake[] = [];
  afterEach(async () => {
    await Promise.all(intakes.splice(0).map(intake => intake.stop()));
  });

  /** A whole backend, one of several on a database. */
  async function start(knex: Knex): Promise<ShopIntake> {
    const intake = await ShopIntake.start(knex);
    intakes.push(intake);
    return intake;
  }

  it.each(databases.eachSupportedId())(
    'counts once what is sent again, with the same key or with others (%s)',
    async id => {
      const knex = await databases.init(id);
      const intake = await start(knex);
      for (const body of EVENTS) {
        await intake.insist(body);
        await intake.insist(body);
        expect((await intake.post(body, 'another')).status).toBe(202);
      }
      expect(await countAll(knex)).toEqual(ALL);
    },
  );

  it.each(postgres)(
    'takes one stream through two backends on one database (%s)',
    async id => {
      const knex = await databases.init(id);
      const { client, connection } = knex.client.config;
      const other = knexFactory({ client, connection });
      const both = [await start(knex), await start(other)];
      // Each event comes to one of them, every third one to both at once.
      await Promise.all(
        EVENTS.map((body, n) =>
          Promise.all(
            both
              .filter((_, i) => n % 3 === 0 || n % 2 === i)
              .map(intake => intake.insist(body)),
          ),
        ),
      );
      expect(await countAll(knex)).toEqual(ALL);
    },
  );

  it.each(postgres)(
    'tells senders when the database is out of reach, and loses and doubles nothing (%s)',
    async id => {
      const direct = await databases.init(id);
      const { client, connection } = direct.client.config;
      const { host, port, ...rest } = connection;
      const cable = await Cable.to({ host, port: Number(port) });
      const knex = knexFactory({
        client,
        connection: { ...rest, host: '127.0.0.1', port: cable.port },
        // It would print each refused connection.
        log: { error() {}, warn() {}, debug() {}, deprecate() {} },
      });
      const intake = await start(knex);
      const answers: number[] = [];
      const sending = Promise.all(
        [0, 1, 2, 3].map(async sender => {
          for (const body of EVENTS.filter((_, n) => n % 4 === sender)) {
            answers.push(...(await intake.insist(body)));
          }
        }),
      );
      for (let outage = 0; outage < 4; outage++) {
        await sleep(150);
        await cable.cut();
        await sleep(400);
        await cable.mend();
      }
      await sending;
      await intake.resume(direct);

      expect(answers.filter(status => status === 202)).toHaveLength(
        EVENTS.length,
      );
      const refused = answers.filter(status => status !== 202);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.filter(status => status < 500)).toEqual([]);
      expect(await countAll(direct)).toEqual(ALL);
      await intake.stop();
      intakes.length = 0;
      await cable.cut();
    },
  );
});
