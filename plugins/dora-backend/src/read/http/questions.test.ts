import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import request from 'supertest';
import {
  Reader,
  ReadFixture,
  SHOP,
  TEAM,
  window,
} from '../__testUtils__/ReadFixture';
import { readReadConfig } from '../config';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('questions over REST on %p', id => {
  let fixture: ReadFixture;
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    fixture = new ReadFixture(knex);
    await fixture.write();
  });

  it('shows nothing of what somebody may not see', async () => {
    const restricted: Reader = { catalogRead: AuthorizeResult.CONDITIONAL };
    const secret = 'component:default/secret';
    const hidden = await fixture.get(
      '/metrics',
      { ...window, scope: secret },
      restricted,
    );
    expect(hidden.status).toBe(404);
    const everything = await fixture.get('/metrics', {
      ...window,
      scope: TEAM,
    });
    expect(everything.body.metrics[0].n).toBe(9);
    for (const scope of [TEAM, 'organisation']) {
      const { body } = await fixture.get(
        '/metrics',
        { ...window, scope },
        restricted,
      );
      expect(body.scope).toMatchObject({ components: 1, filtered: true });
      expect(body.metrics[0].n).toBe(8);
    }
    const rows = await fixture.get(
      '/deployments',
      { ...window, scope: TEAM },
      restricted,
    );
    expect(JSON.stringify(rows.body)).not.toContain(secret);
    const denied = await fixture.get(
      '/metrics',
      { ...window, scope: SHOP },
      { denied: 'dora.metrics.read' },
    );
    expect(denied.status).toBe(403);
  });

  it('says what is wrong with a question', async () => {
    const cases: [string, object, number, string][] = [
      ['/metrics', {}, 400, "'scope'"],
      ['/metrics', { scope: 'user:default/ann' }, 400, 'is no scope'],
      ['/metrics', { scope: 'component:default/none' }, 404, 'No entity'],
      ['/metrics', { scope: SHOP, bucket: 'year' }, 400, 'bucket'],
      ['/metrics', { scope: SHOP, form: '2026' }, 400, "'form'"],
      ['/metrics', { scope: SHOP, from: 'x' }, 400, "Invalid time 'x'"],
      ['/metrics', { scope: SHOP, edition: '2025' }, 400, 'known are'],
      ['/metrics', { scope: SHOP, edition: 'own' }, 400, 'dora.targets'],
      ['/deployments', { scope: SHOP, cursor: 'x' }, 400, 'cursor'],
      ['/deployments', { scope: SHOP, limit: 501 }, 400, 'limit'],
    ];
    for (const [path, query, status, message] of cases) {
      const answer = await fixture.get(path, query);
      expect([query, answer.status]).toEqual([query, status]);
      expect(answer.body.error.message).toContain(message);
    }
    // Results of a release that did not mark what bots made.
    const rules = await knex('generations').pluck('rules');
    await knex('generations').update({ rules: '{"version":3}' });
    for (const path of ['/metrics', '/services', '/changes']) {
      const plain = await fixture.get(path, { scope: SHOP });
      expect(plain.status).toBe(200);
      const { body, status } = await fixture.get(path, {
        scope: SHOP,
        bots: 'exclude',
      });
      expect(status).toBe(503);
      expect(body.error.message).toContain(
        "ask again later, or without 'bots'",
      );
    }
    await knex('generations').update({ rules: rules[0] });
    // As somebody types it.
    const fresh = await request(await fixture.app()).get(
      '/metrics?scope=component:default/new&to=2026-03-01T00:00:00Z',
    );
    expect(fresh.body.metrics[0].noData.reason).toBe('no-deployment-source');
  });
});

it('reads no configuration that makes no sense', () => {
  const read = (dora: object) => () =>
    readReadConfig(new ConfigReader({ dora }));
  expect(read({ timeZone: 'Mars' })).toThrow("Unknown time zone 'Mars'");
  expect(read({ weekStart: 0 })).toThrow('use 1 for Monday');
  expect(read({ bandEdition: '1999' })).toThrow('known are');
  expect(read({ targets: { speed: { elite: 1 } } })).toThrow('is not a metric');
  expect(readReadConfig(new ConfigReader({})).zone).toBe('UTC');
});
