import {
  DEPLOYMENT,
  IngestionFixture,
  until,
} from './__testUtils__/IngestionFixture';

jest.setTimeout(60_000);

describe('mappings', () => {
  const fixture = new IngestionFixture();

  beforeEach(() => fixture.start());
  afterEach(() => fixture.stop());

  it('lists what nobody can map, and maps all of its history in retrospect', async () => {
    const mystery = {
      ...DEPLOYMENT,
      component: 'mystery',
      environment: 'purple',
    };
    await fixture.post('generic', mystery);
    await fixture.post('generic', {
      ...mystery,
      id: '43',
      at: '2026-03-03T10:00:00Z',
    });
    const unmapped = async () =>
      (await fixture.api('get', '/unmapped')).body.items;
    await until(async () => (await unmapped())[0]?.deployments === 2);

    expect(await unmapped()).toEqual([
      {
        source: 'generic',
        target: { service: 'mystery', environment: 'purple' },
        deployments: 2,
        incidents: 0,
        missing: 'component',
        reason: "no component of the catalog is called 'mystery'",
      },
    ]);

    const map = (kind: string, value: string, meaning: string | null) =>
      fixture.api('post', '/mappings', {
        source: 'generic',
        kind,
        value,
        meaning,
      });
    const service = await map('service', 'mystery', 'component:default/cart');
    expect(service.body).toMatchObject({ createdBy: 'user:default/mock' });
    expect((await unmapped())[0]).toMatchObject({
      missing: 'environment',
      reason: "nobody has said which environment 'purple' is",
    });
    await map('environment', 'purple', 'production');

    await until(async () => (await fixture.knex('deployments')).length === 2);
    const streams = await fixture
      .knex('streams')
      .join('deployments', 'streams.id', 'deployments.stream_id');
    expect(streams).toMatchObject(
      Array(2).fill({
        component_ref: 'component:default/cart',
        environment: 'production',
      }),
    );
    expect(await unmapped()).toEqual([]);

    // It was a mistake: it is none of ours.
    await map('service', 'mystery', null);
    await until(async () => (await fixture.knex('deployments')).length === 0);
    expect(await unmapped()).toEqual([]);
    const { body } = await fixture.api('get', '/mappings');
    expect(body.items).toHaveLength(2);
    expect(
      (await fixture.api('delete', `/mappings/${service.body.id}`)).status,
    ).toBe(204);
  });
});
