import { connect } from 'node:net';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  DoraSource,
  doraSourcesExtensionPoint,
  ignored,
  rejected,
  Signal,
  signals,
} from '@milepost/plugin-dora-node';
import { Knex } from 'knex';
import request from 'supertest';
import doraPlugin from '..';
import { DoraEngine } from '../engine/DoraEngine';

const FIXED_TOKEN = 'a-token-of-the-configuration';
const AT = '2026-03-02T10:00:00Z';

const DEPLOYMENT = {
  type: 'deployment',
  id: '42',
  component: 'shop',
  environment: 'prd',
  state: 'success',
  at: AT,
};

function component(name: string, annotations: Record<string, string> = {}) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'service' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/checkout' }],
  };
}

/** A source that learns to read in the middle of a test. */
class LearningSource implements DoraSource {
  readonly id = 'learning';
  readonly title = 'A source of the test';
  readonly provides = [];
  readonly webhook = {};
  knows = false;

  read() {
    if (!this.knows) {
      return rejected('not learned yet');
    }
    return signals({
      kind: 'incident',
      source: this.id,
      externalId: '1',
      at: Date.parse(AT),
    });
  }
}

const failing: DoraSource = {
  id: 'failing',
  title: 'A source with a fault',
  provides: [],
  webhook: {},
  read: () => {
    throw new Error('oops');
  },
};

const signing: DoraSource = {
  id: 'signing',
  title: 'A source that signs',
  provides: [],
  webhook: { verify: ({ body }) => body.toString().startsWith('signed') },
  read: () => ignored('of no interest'),
};

jest.setTimeout(60_000);

describe('the way in', () => {
  const learning = new LearningSource();
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
  });
  const auditor = mockServices.auditor.mock();
  const record = jest.spyOn(DoraEngine.prototype, 'recordSignals');
  let backend: TestBackend;
  let knex: Knex;

  beforeEach(async () => {
    learning.knows = false;
    record.mockClear();
    auditor.createEvent.mockReset();
    auditor.createEvent.mockResolvedValue({
      success: jest.fn(),
      fail: jest.fn(),
    });
    const sources = createBackendModule({
      pluginId: 'dora',
      moduleId: 'test-sources',
      register({ registerInit }) {
        registerInit({
          deps: {
            sources: doraSourcesExtensionPoint,
            database: coreServices.database,
          },
          async init({ sources: extensionPoint, database }) {
            knex = await database.getClient();
            [learning, failing, signing].forEach(one =>
              extensionPoint.addSource(one),
            );
          },
        });
      },
    });
    backend = await startTestBackend({
      features: [
        doraPlugin,
        sources,
        permissions.factory,
        auditor.factory,
        catalogServiceMock.factory({
          entities: [component('shop'), component('cart')],
        }),
        mockServices.rootConfig.factory({
          data: {
            dora: {
              environments: [{ match: '^blue$', environment: 'production' }],
              ingestion: {
                maxPayload: 100_000,
                requestsPerMinute: 20,
                catalogInterval: { milliseconds: 100 },
                tokens: [{ source: 'generic', token: FIXED_TOKEN }],
              },
            },
          },
        }),
      ],
    });
    await until(async () => (await knex('catalog_components')).length === 2);
  });
  afterEach(() => backend.stop());

  const api = (
    method: 'get' | 'post' | 'delete',
    path: string,
    body?: object,
  ) =>
    request(backend.server)
      [method](`/api/dora${path}`)
      .set('Authorization', mockCredentials.user.header())
      .send(body);

  const post = (source: string, body: unknown, token = FIXED_TOKEN) =>
    request(backend.server)
      .post(`/api/dora/ingest/${source}`)
      .set('Content-Type', 'application/json')
      .set('Authorization', `Bearer ${token}`)
      .send(typeof body === 'string' ? body : JSON.stringify(body));

  /** Sends the beginning of a request only, and reads until the other side closes. */
  function sendRaw(lines: string[]): Promise<string> {
    const { port } = backend.server.address() as { port: number };
    return new Promise((resolve, reject) => {
      const socket = connect(port, 'localhost', () => {
        socket.write(
          [
            'POST /api/dora/ingest/generic HTTP/1.1',
            'Host: localhost',
            `Authorization: Bearer ${FIXED_TOKEN}`,
            ...lines,
          ].join('\r\n'),
        );
      });
      let text = '';
      socket.on('data', data => (text += data));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
  }

  async function createToken(source: string, more: object = {}) {
    const { body } = await api('post', '/tokens', {
      name: 'CI',
      source,
      ...more,
    });
    return body as { id: string; token: string };
  }

  /** The signals that were recorded, but those of the catalog. */
  async function recorded(): Promise<Signal[]> {
    return record.mock.calls
      .flatMap(([recordedSignals]) => recordedSignals)
      .filter(({ kind }) => kind !== 'component');
  }

  it('takes a delivery once, with its mapping', async () => {
    const first = await post('generic', DEPLOYMENT);
    const second = await post('generic', DEPLOYMENT);

    expect(first.status).toBe(202);
    expect(first.body).toEqual({
      id: expect.any(String),
      state: 'recorded',
      duplicate: false,
    });
    expect(second.body).toEqual({ ...first.body, duplicate: true });
    expect(await recorded()).toEqual([
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
    const { body } = await api('get', '/deliveries?source=generic');
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
      post('generic', DEPLOYMENT).set('Idempotency-Key', key);

    expect((await send('a')).body.duplicate).toBe(false);
    expect((await send('b')).body.duplicate).toBe(false);
    expect((await send('a')).body.duplicate).toBe(true);
  });

  it('takes the same delivery from many sides at once, once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post('generic', DEPLOYMENT)),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202));
    expect(answers.filter(({ body }) => !body.duplicate)).toHaveLength(1);
    expect(
      (await recorded()).filter(({ kind }) => kind === 'deployment'),
    ).toHaveLength(1);
  });

  it('lets nobody in without a token that is good for the source', async () => {
    const { token } = await createToken('learning');
    const expired = await createToken('generic', {
      expiresAt: new Date(Date.now() + 100).toISOString(),
    });
    await new Promise(resolve => setTimeout(resolve, 110));

    for (const [text, status, message] of [
      ['', 401, /ingestion token is needed/],
      ['mpd_0123456789abcdef_guess', 401, /unknown, expired or revoked/],
      [`${FIXED_TOKEN}x`, 401, /unknown/],
      [expired.token, 401, /expired/],
      [token, 403, /is for learning, not for generic/],
    ] as const) {
      const { status: got, body } = await post('generic', DEPLOYMENT, text);
      expect([got, body.error.message]).toEqual([
        status,
        expect.stringMatching(message),
      ]);
    }
    expect((await post('nowhere', {})).body.error.message).toMatch(
      /there are failing, generic, learning, signing/,
    );
    expect(await recorded()).toEqual([]);
  });

  it('believes a signature where there is one, and no token instead', async () => {
    expect((await post('signing', 'signed: hello', '')).body.state).toBe(
      'ignored',
    );
    expect((await post('signing', 'hello')).status).toBe(401);
  });

  it('rotates and revokes tokens, and has it audited', async () => {
    const { id, token } = await createToken('generic');
    expect((await post('generic', DEPLOYMENT, token)).status).toBe(202);

    const rotated = (await api('post', `/tokens/${id}/rotate`, {})).body.token;
    expect((await post('generic', DEPLOYMENT, token)).status).toBe(202);
    expect((await post('generic', DEPLOYMENT, rotated)).status).toBe(202);

    await api('post', `/tokens/${id}/rotate`, { graceSeconds: 0 });
    expect((await post('generic', DEPLOYMENT, rotated)).status).toBe(401);

    expect((await api('delete', `/tokens/${id}`)).status).toBe(204);
    expect((await api('post', `/tokens/${id}/rotate`, {})).status).toBe(404);
    const { body } = await api('get', '/tokens');
    expect(body.items).toEqual([
      expect.objectContaining({
        id,
        createdBy: 'user:default/mock',
        lastUsedAt: expect.any(Number),
        revokedAt: expect.any(Number),
      }),
    ]);
    expect(JSON.stringify(body)).not.toMatch(/hash|mpd_/);
    expect(
      auditor.createEvent.mock.calls.map(([{ meta }]) => meta?.queryType),
    ).toEqual([
      'create-token',
      'rotate-token',
      'rotate-token',
      'revoke-token',
      'rotate-token',
    ]);
    const stored = JSON.stringify(await knex('ingestion_tokens'));
    expect(stored).not.toContain(token.split('_')[2]);
  });

  it('confines a token to its components', async () => {
    const { token } = await createToken('generic', {
      components: ['component:default/shop'],
    });

    expect((await post('generic', DEPLOYMENT, token)).status).toBe(202);
    const foreign = await post(
      'generic',
      { ...DEPLOYMENT, component: 'cart' },
      token,
    );
    expect(foreign.body.error.message).toMatch(
      /only speak for component:default\/shop, not for component:default\/cart/,
    );
    const commit = await post(
      'generic',
      {
        type: 'artifact',
        id: 'x',
        repository: 'github.com/acme/shop',
        commit: 'a'.repeat(40),
        at: AT,
      },
      token,
    );
    expect(commit.body.error.message).toMatch(/deployments and incidents only/);
  });

  it('keeps what it can not read, with the reason, until it can', async () => {
    const { token } = await createToken('learning');
    const { body: receipt } = await post('learning', 'anything', token);
    expect(receipt).toMatchObject({
      state: 'rejected',
      reason: 'not learned yet',
    });
    const { status, body } = await post('generic', '{"type":"deployment"');
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringMatching(/not JSON in UTF-8\. The delivery is kept as \d+/),
    ]);

    const rejectedOnes = await api('get', '/rejected?limit=1');
    expect(rejectedOnes.body.items).toMatchObject([
      {
        source: 'generic',
        reason: 'the body is not JSON in UTF-8',
        excerpt: '{"type":"deployment"',
      },
    ]);
    const { nextCursor } = rejectedOnes.body.pageInfo;
    const rest = await api('get', `/rejected?limit=1&cursor=${nextCursor}`);
    expect(rest.body).toMatchObject({
      items: [{ source: 'learning', excerpt: 'anything' }],
      pageInfo: {},
    });

    learning.knows = true;
    expect((await api('post', '/replay', {})).body).toEqual({
      recorded: 1,
      rejected: 1,
    });
    expect(await recorded()).toMatchObject([
      { kind: 'incident', source: 'learning' },
    ]);
    expect((await api('get', '/rejected')).body.items).toHaveLength(1);
    expect(
      (await api('post', '/replay', { ids: [receipt.id], state: 'recorded' }))
        .body,
    ).toEqual({ recorded: 1 });
  });

  it('is not thrown off by a source that fails', async () => {
    const { token } = await createToken('failing');

    expect((await post('failing', '{}', token)).body).toMatchObject({
      state: 'rejected',
      reason: 'the source failed to read it: oops',
    });
  });

  it("does not believe a clock that is ahead, until it isn't", async () => {
    const ahead = (minutes: number) => ({
      ...DEPLOYMENT,
      at: new Date(Date.now() + minutes * 60_000).toISOString(),
    });

    expect((await post('generic', ahead(3))).status).toBe(202);
    const { status, body } = await post('generic', ahead(60 * 24));
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
      expect((await api('post', '/replay', {})).body).toEqual({ recorded: 1 });
    } finally {
      jest.useRealTimers();
    }
  });

  it('refuses what is too large before it has come', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const answers = [
      await sendRaw(['Content-Length: 104857600', '', 'the first bytes']),
      // Who does not say how much it will be, and never ends.
      await sendRaw(['Transfer-Encoding: chunked', '', chunk + chunk]),
    ];

    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer).toMatch(
        /larger than 100000 bytes; send fewer events at a time/,
      );
    }
    const big = await post('generic', `"${'x'.repeat(99_990)}"`);
    expect(big.status).toBe(400);
    expect(await knex('deliveries')).toHaveLength(1);
  });

  it('slows down who sends too much, and nobody else', async () => {
    const { token } = await createToken('generic');
    const answers = [];
    for (let index = 0; index < 22; index++) {
      answers.push(await post('generic', DEPLOYMENT, token));
    }

    expect(answers.slice(0, 20).map(({ status }) => status)).toEqual(
      Array(20).fill(202),
    );
    expect(answers[21].status).toBe(429);
    expect(answers[21].headers['retry-after']).toMatch(/^\d+$/);
    expect(answers[21].body.error.message).toMatch(/More than 20 requests/);
    expect((await post('generic', DEPLOYMENT)).status).toBe(202);
  });

  it('takes up what was left when a replica was killed', async () => {
    const { body } = await post('generic', DEPLOYMENT);
    record.mockClear();
    await knex('deliveries')
      .where({ id: body.id })
      .update({ state: 'received' });

    expect((await api('post', '/replay', { state: 'received' })).body).toEqual({
      recorded: 1,
    });
    expect(await recorded()).toMatchObject([
      { kind: 'mapping' },
      { kind: 'deployment' },
    ]);
  });

  it('lists what nobody can map, and maps all of its history in retrospect', async () => {
    const mystery = {
      ...DEPLOYMENT,
      component: 'mystery',
      environment: 'purple',
    };
    await post('generic', mystery);
    await post('generic', { ...mystery, id: '43', at: '2026-03-03T10:00:00Z' });
    const unmapped = async () => (await api('get', '/unmapped')).body.items;
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
      api('post', '/mappings', { source: 'generic', kind, value, meaning });
    const service = await map('service', 'mystery', 'component:default/cart');
    expect(service.body).toMatchObject({ createdBy: 'user:default/mock' });
    expect((await unmapped())[0]).toMatchObject({
      missing: 'environment',
      reason: "nobody has said which environment 'purple' is",
    });
    await map('environment', 'purple', 'production');

    await until(async () => (await knex('deployments')).length === 2);
    const streams = await knex('streams').join(
      'deployments',
      'streams.id',
      'deployments.stream_id',
    );
    expect(streams).toMatchObject(
      Array(2).fill({
        component_ref: 'component:default/cart',
        environment: 'production',
      }),
    );
    expect(await unmapped()).toEqual([]);

    // It was a mistake: it is none of ours.
    await map('service', 'mystery', null);
    await until(async () => (await knex('deployments')).length === 0);
    expect(await unmapped()).toEqual([]);
    const { body } = await api('get', '/mappings');
    expect(body.items).toHaveLength(2);
    expect((await api('delete', `/mappings/${service.body.id}`)).status).toBe(
      204,
    );
  });

  it('asks for permission', async () => {
    permissions.authorize.mockResolvedValueOnce([
      { result: AuthorizeResult.DENY },
    ]);
    const { status, body } = await api('get', '/rejected');
    expect([status, body.error.message]).toEqual([
      403,
      expect.stringContaining('dora.ingestion.manage'),
    ]);

    permissions.authorize.mockResolvedValueOnce([
      { result: AuthorizeResult.DENY },
    ]);
    expect(
      (await api('post', '/tokens', { name: 'x', source: 'generic' })).status,
    ).toBe(403);
    expect((await api('get', '/tokens')).body.items).toEqual([]);
    const anonymous = await request(backend.server)
      .get('/api/dora/tokens')
      .set('Authorization', mockCredentials.none.header());
    expect(anonymous.status).toBe(401);
  });

  it.each([
    ['/tokens', { name: 'x' }, /source: /],
    [
      '/tokens',
      { name: 'x', source: 'nowhere' },
      /No source with the id 'nowhere'/,
    ],
    [
      '/tokens',
      { name: 'x', source: 'generic', expiresAt: '2020-01-01T00:00:00Z' },
      /over already/,
    ],
    [
      '/mappings',
      { source: 'generic', kind: 'service', value: 'x', meaning: 'shop' },
      /component:default\/shop/,
    ],
    ['/replay', { state: 'lost' }, /state: /],
  ])('%s says what is wrong with %j', async (path, body, message) => {
    const answer = await api('post', path, body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.error.message).toMatch(message);
  });
});

async function until(condition: () => Promise<boolean>) {
  while (!(await condition())) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
