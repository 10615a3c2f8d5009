import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { ReadFixture, SHOP } from '../__testUtils__/ReadFixture';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });
const DAY = 86_400_000;
const NEW = 'component:default/new';
const SECRET = 'component:default/secret';

describe.each(databases.eachSupportedId())('data quality on %p', id => {
  let knex: Knex;
  let fixture: ReadFixture;
  const now = Date.now();

  beforeAll(async () => {
    knex = await databases.init(id);
    fixture = new ReadFixture(knex);
    await fixture.write();
    await knex('catalog_components').insert(
      [SHOP, NEW, SECRET].map(component_ref => ({
        component_ref,
        paths: '[]',
        deployment_refs: '[]',
        scopes: '[]',
        selectors: '[]',
      })),
    );
    await writeDeliveries('github', [5, 6, 7, 8]);
    await writeDeliveries('pagerduty', [0.5, 20]);
    await writeChanges();
  });

  async function writeDeliveries(source: string, daysAgo: number[]) {
    await knex('deliveries').insert(
      daysAgo.map(days => ({
        source,
        delivery_id: `${days}`,
        received_at: now - days * DAY,
        times: 1,
        headers: '{}',
        body: Buffer.from('{}'),
        state: 'recorded',
      })),
    );
  }

  /** Pull requests of a shared repository: two deployed, one not, one from the past. */
  async function writeChanges() {
    const { results } = fixture;
    const [{ id: repository_id }] = await knex('repositories')
      .insert({ name: 'github.com/acme/secret' })
      .returning('id');
    await knex('components').insert({
      component_ref: SECRET,
      repository_id,
      state: '{}',
    });
    const secret = await knex('streams')
      .where({ component_ref: SECRET })
      .first();
    await knex('deployments').where({ stream_id: secret.id }).delete();
    const first = await results.deployment(secret, now - 50 * DAY);
    const attempt = await results.deployment(secret, now - 30 * DAY);
    await results.change(secret, attempt, now - 30 * DAY, { lead_s: 60 });
    await results.change(secret, attempt, now - 30 * DAY);
    await results.change(secret, first, now - 50 * DAY);
    await results.change(secret, attempt, now - 30 * DAY);
    const ids: number[] = await knex('change_facts')
      .where({ stream_id: secret.id })
      .orderBy('subject_id')
      .pluck('subject_id');
    const merge = (change: number, days: number) =>
      knex('changes')
        .where({ id: change })
        .update({ repository_id, merged_at: now - days * DAY });
    await merge(ids[0], 31);
    await merge(ids[1], 32);
    // Before the first deployment, which brought what was there.
    await merge(ids[2], 60);
    // Merged, and not deployed.
    await merge(ids[3], 10);
    await knex('change_facts').where({ subject_id: ids[3] }).delete();
  }

  it('tells what has come, from where, and since when nothing has', async () => {
    const { body, status } = await fixture.get('/data-quality', {});
    expect({ status, error: body.error }).toEqual({ status: 200 });
    expect(body.sources).toEqual([
      {
        source: 'github',
        title: 'GitHub',
        deployments: 0,
        changes: 0,
        incidents: 0,
        lastReceivedAt: new Date(now - 5 * DAY).toISOString(),
        lastReadAt: null,
        // One a day: ten days without are silence.
        silentAfterSeconds: (10 * DAY) / 1000,
        activity: 'active',
      },
      expect.objectContaining({
        source: 'pagerduty',
        silentAfterSeconds: (30 * DAY) / 1000,
        activity: 'active',
      }),
      // Its deliveries are no longer kept, and its module is not installed.
      expect.objectContaining({
        source: 'test',
        title: 'test',
        deployments: 13,
        changes: 22,
        incidents: 3,
        lastReceivedAt: null,
        activity: 'silent',
      }),
    ]);
    await knex('deliveries')
      .where({ source: 'github' })
      .decrement('received_at', 6 * DAY);
    const later = await fixture.get('/data-quality', {});
    expect(later.body.sources[0].activity).toBe('silent');
    // What is read in is not silent because nobody pushes it.
    await knex('synchronizations').insert({
      source: 'github',
      repository: 'github.com/acme/shop',
      url: 'https://github.com/acme/shop',
      due_at: 0,
      leased_until: 0,
      failures: 0,
      succeeded_at: now,
    });
    const read = await fixture.get('/data-quality', {});
    expect(read.body.sources[0]).toMatchObject({
      activity: 'active',
      lastReadAt: new Date(now).toISOString(),
    });
    expect(body).toMatchObject({
      unmapped: [{ source: 'github', service: 'warehouse', repository: null }],
      moreUnmapped: false,
      rebuilding: true,
    });
  });

  it('tells what was not deployed lately, and which changes were', async () => {
    const { body } = await fixture.get('/data-quality', {});
    expect(body.undeployed).toEqual({
      days: 90,
      components: 3,
      total: 2,
      items: [
        { component: SHOP, lastDeployedAt: '2026-03-22T12:00:00.000Z' },
        { component: NEW, lastDeployedAt: null },
      ],
    });
    expect(body.attribution).toEqual({
      days: 90,
      merged: 3,
      attributed: 2,
      measured: 1,
      ratio: 2 / 3,
    });
  });

  it('knows the repository of a component by its deployments as well', async () => {
    const before = await fixture.get('/data-quality', {});
    const { repository_id } = await knex('components')
      .where({ component_ref: SECRET })
      .first();
    const streams = knex('streams').where({ component_ref: SECRET });
    await knex('components').where({ component_ref: SECRET }).delete();
    await knex('deployments')
      .whereIn('stream_id', streams.select('id'))
      .update({ repository_id });
    const { body } = await fixture.get('/data-quality', {});
    expect(body.attribution).toEqual(before.body.attribution);
  });

  it('leaves out what the reader may not see', async () => {
    const { body } = await fixture.get(
      '/data-quality',
      {},
      { catalogRead: AuthorizeResult.CONDITIONAL },
    );
    expect(body.undeployed).toMatchObject({ components: 2, total: 2 });
    expect(body.attribution).toMatchObject({ merged: 0, ratio: null });
    expect(JSON.stringify(body)).not.toContain('secret');
    const denied = await fixture.get(
      '/data-quality',
      {},
      { denied: 'dora.data-quality.read' },
    );
    expect(denied.status).toBe(403);
  });
});
