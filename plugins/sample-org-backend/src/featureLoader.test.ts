import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { Knex } from 'knex';
import request from 'supertest';
import sampleOrg from '.';

jest.setTimeout(60_000);

/** How many entities the organisation has; the unit tests count them by kind. */
const SAMPLES = 133;

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

async function startCatalog(
  knex: Knex,
  sampleOrgConfig?: { enabled: boolean },
) {
  return startTestBackend({
    features: [
      catalogPlugin,
      sampleOrg,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          catalog: { processingInterval: { seconds: 1 } },
          ...(sampleOrgConfig && { sampleOrg: sampleOrgConfig }),
        },
      }),
    ],
  });
}

type TestBackend = Awaited<ReturnType<typeof startCatalog>>;

async function countEntities(
  { server }: TestBackend,
  filter: string,
): Promise<number> {
  const response = await request(server)
    .get('/api/catalog/entities/by-query')
    .query({ filter, limit: 0 })
    .expect(200);
  return response.body.totalItems;
}

/** Waits for the catalog's processing loop, which nothing announces. */
async function expectEventually(
  count: () => Promise<number>,
  expected: number,
): Promise<void> {
  const deadline = Date.now() + 40_000;
  while ((await count()) !== expected && Date.now() < deadline) {
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  expect(await count()).toBe(expected);
}

describe.each(databases.eachSupportedId())('sampleOrg, %p', databaseId => {
  const samples = 'metadata.annotations.milepost.dev/sample=true';

  it('comes with one line of configuration, and goes with another', async () => {
    const knex = await databases.init(databaseId);

    const enabled = await startCatalog(knex, { enabled: true });
    await expectEventually(() => countEntities(enabled, samples), SAMPLES);
    const { body: orders } = await request(enabled.server)
      .get('/api/catalog/entities/by-name/component/default/orders')
      .expect(200);
    const { body: guest } = await request(enabled.server)
      .get('/api/catalog/entities/by-name/user/default/guest')
      .expect(200);
    await enabled.stop();

    expect(orders.relations).toEqual(
      expect.arrayContaining([
        { type: 'ownedBy', targetRef: 'group:default/checkout' },
        { type: 'partOf', targetRef: 'system:default/ordering' },
        { type: 'providesApi', targetRef: 'api:default/order-events' },
        { type: 'dependsOn', targetRef: 'resource:default/orders-db' },
      ]),
    );
    expect(guest.relations).toEqual([
      { type: 'memberOf', targetRef: 'group:default/platform' },
    ]);

    const disabled = await startCatalog(knex);
    await expectEventually(() => countEntities(disabled, samples), 0);
    expect(await knex('refresh_state').select('entity_ref')).toEqual([]);
    await disabled.stop();
  });
});
