import {
  DEPLOYMENT,
  FIXED_TOKEN,
  IngestionFixture,
} from './__testUtils__/IngestionFixture';

jest.setTimeout(60_000);

describe('deliveries', () => {
  const fixture = new IngestionFixture();

  beforeEach(() => fixture.start());
  afterEach(() => fixture.stop());

  it('takes a delivery once, with its mapping', async () => {
    const first = await fixture.post('generic', DEPLOYMENT);
    const second = await fixture.post('generic', DEPLOYMENT);

    expect(first.status).toBe(202);
    expect(first.body).toEqual({
      id: expect.any(String),
      state: 'recorded',
      duplicate: false,
    });
    expect(second.body).toEqual({ ...first.body, duplicate: true });
    expect(fixture.recorded()).toEqual([
      expect.objectContaining({
        kind: 'mapping',
        target: { service: 'shop', environment: 'prd' },
        streams: [
          {
            componentRef: 'component:default/shop',
            environment: 'production',
            production: true,
          },
        ],
        reason: 'by name',
      }),
      expect.objectContaining({ kind: 'deployment', externalId: '42' }),
    ]);
    const { body } = await fixture.api('get', '/deliveries?source=generic');
    expect(body.items).toEqual([
      expect.objectContaining({
        id: first.body.id,
        times: 2,
        state: 'recorded',
      }),
    ]);
    expect(JSON.stringify(body)).not.toContain(FIXED_TOKEN);
  });

  it('tells the same body of two requests apart by their keys, and not without', async () => {
    const send = (key: string) =>
      fixture.post('generic', DEPLOYMENT).set('Idempotency-Key', key);

    expect((await send('a')).body.duplicate).toBe(false);
    expect((await send('b')).body.duplicate).toBe(false);
    expect((await send('a')).body.duplicate).toBe(true);
  });

  it('takes the same delivery from many sides at once, once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => fixture.post('generic', DEPLOYMENT)),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202));
    expect(answers.filter(({ body }) => !body.duplicate)).toHaveLength(1);
    expect(
      fixture.recorded().filter(({ kind }) => kind === 'deployment'),
    ).toHaveLength(1);
  });

  it('keeps what it can not read, with the reason, until it can', async () => {
    const { token } = await fixture.createToken('learning');
    const { body: receipt } = await fixture.post('learning', 'anything', token);
    expect(receipt).toMatchObject({
      state: 'rejected',
      reason: 'not learned yet',
    });
    const { status, body } = await fixture.post(
      'generic',
      '{"type":"deployment"',
    );
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringMatching(/not JSON in UTF-8\. The delivery is kept as \d+/),
    ]);

    const rejectedOnes = await fixture.api('get', '/rejected?limit=1');
    expect(rejectedOnes.body.items).toMatchObject([
      {
        source: 'generic',
        reason: 'the body is not JSON in UTF-8',
        excerpt: '{"type":"deployment"',
      },
    ]);
    const { nextCursor } = rejectedOnes.body.pageInfo;
    const rest = await fixture.api(
      'get',
      `/rejected?limit=1&cursor=${nextCursor}`,
    );
    expect(rest.body).toMatchObject({
      items: [{ source: 'learning', excerpt: 'anything' }],
      pageInfo: {},
    });

    fixture.learning.knows = true;
    expect((await fixture.api('post', '/replay', {})).body).toEqual({
      recorded: 1,
      rejected: 1,
    });
    expect(fixture.recorded()).toMatchObject([
      { kind: 'incident', source: 'learning' },
    ]);
    expect((await fixture.api('get', '/rejected')).body.items).toHaveLength(1);
    expect(
      (
        await fixture.api('post', '/replay', {
          ids: [receipt.id],
          state: 'recorded',
        })
      ).body,
    ).toEqual({ recorded: 1 });
  });

  it('is not thrown off by a source that fails', async () => {
    const { token } = await fixture.createToken('failing');

    expect((await fixture.post('failing', '{}', token)).body).toMatchObject({
      state: 'rejected',
      reason: 'the source failed to read it: oops',
    });
  });

  it("does not believe a clock that is ahead, until it isn't", async () => {
    const ahead = (minutes: number) => ({
      ...DEPLOYMENT,
      at: new Date(Date.now() + minutes * 60_000).toISOString(),
    });

    expect((await fixture.post('generic', ahead(3))).status).toBe(202);
    const { status, body } = await fixture.post('generic', ahead(60 * 24));
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringMatching(/clock is 14\d\d minutes ahead/),
    ]);
    jest.useFakeTimers({
      now: Date.now() + 86_400_000,
      doNotFake: [
        'setTimeout',
        'setInterval',
        'setImmediate',
        'nextTick',
        'queueMicrotask',
        'performance',
      ],
    });
    try {
      expect((await fixture.api('post', '/replay', {})).body).toEqual({
        recorded: 1,
      });
    } finally {
      jest.useRealTimers();
    }
  });

  it('takes up what was left when a replica was killed', async () => {
    const { body } = await fixture.post('generic', DEPLOYMENT);
    fixture.record.mockClear();
    await fixture
      .knex('deliveries')
      .where({ id: body.id })
      .update({ state: 'received' });

    expect(
      (await fixture.api('post', '/replay', { state: 'received' })).body,
    ).toEqual({
      recorded: 1,
    });
    expect(fixture.recorded()).toMatchObject([
      { kind: 'mapping' },
      { kind: 'deployment' },
    ]);
  });
});
