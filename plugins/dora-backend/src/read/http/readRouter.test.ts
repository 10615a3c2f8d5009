import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ChangeRow,
  DeploymentRow,
  ServiceRow,
  TrendPoint,
} from '@milepost/plugin-dora-common';
import { Signal } from '@milepost/plugin-dora-node';
import express from 'express';
import { middleware } from 'express-openapi-validator';
import { Knex } from 'knex';
import request from 'supertest';
import { TestResults } from '../__testUtils__/TestResults';
import { readReadConfig } from '../config';
import { createReadSide } from '../createReadSide';
import { RollupStore } from '../rollup';
import { openApiDocument } from './openapi';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });
const directory = resolvePackagePath(
  '@milepost/plugin-dora-backend',
  'migrations',
);
const at = (day: number, hour = 12) => Date.UTC(2026, 2, day, hour);
const SHOP = 'component:default/shop';
const TEAM = 'group:default/team';
const MIXED = 'group:default/mixed';
const window = { from: '2026-03-01', to: '2026-04-01' };

/** What is special about who reads. */
interface Reader {
  catalogRead?: AuthorizeResult.ALLOW | AuthorizeResult.CONDITIONAL;
  denied?: string;
  config?: object;
}

function component(name: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
  };
}

describe.each(databases.eachSupportedId())('the REST interface on %p', id => {
  let knex: Knex;
  let failed: number;
  const taken: Signal[] = [];

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory });
    const results = new TestResults(knex);
    await results.begin();
    const shop = await results.stream('shop');
    const secret = await results.stream('secret');
    await results.member(TEAM, shop);
    await results.member(TEAM, secret);
    // Three of them at the same moment: paging has to tell them apart.
    for (const day of [2, 5, 5, 5, 9, 14, 20]) {
      const attempt = await results.deployment(shop, at(day), { changes: 2 });
      for (const hours of [3, 30]) {
        await results.change(shop, attempt, at(day), {
          committed_at: at(day) - hours * 3_600_000,
          lead_s: hours * 3600,
          merge_lead_s: 3600,
          review_s: 1800,
          flags: 32,
        });
      }
    }
    failed = await results.deployment(shop, at(22), {
      is_failed: true,
      failure_confidence: 'certain',
      recovered_at: at(22, 14),
    });
    await knex('failure_evidence').insert({
      generation: 2,
      stream_id: shop.id,
      attempt_id: failed,
      method: 'incident',
      evidence: 'pagerduty P1',
      confidence: 'certain',
      at: at(22, 13),
      recovered_at: at(22, 14),
      rule: 'failure.incident@3',
    });
    await results.incident(shop, at(22, 13), {
      attempt_id: failed,
      method: 'reference',
    });
    await results.incident(shop, at(28));
    await results.deployment(secret, at(6));
    // Of the cart nobody would report a failure, nothing has remedied the one that is
    // known, and from its merge only it is known how long its change took.
    const cart = await results.stream('cart');
    for (const stream of [shop, cart]) {
      await results.member(MIXED, stream);
    }
    const broken = await results.deployment(cart, at(23), {
      is_failed: true,
      failure_confidence: 'certain',
    });
    await results.change(cart, broken, at(23), { merge_lead_s: 3600 });
    await knex('targets').insert({
      source: 'github',
      service: 'warehouse',
      repository: '',
      environment: 'Production-EU',
    });
  });

  const apps = new Map<string, Promise<express.Express>>();

  /** A reader's way in; reading the document takes long enough to do it once. */
  function app(options: Reader = {}) {
    const key = JSON.stringify(options);
    const known = apps.get(key) ?? createApp(options);
    apps.set(key, known);
    return known;
  }

  async function createApp(options: Reader) {
    const { catalogRead = AuthorizeResult.ALLOW, denied } = options;
    const auditor = mockServices.auditor.mock();
    auditor.createEvent.mockResolvedValue({
      success: jest.fn(),
      fail: jest.fn(),
    });
    const side = await createReadSide({
      knex,
      rollups: new RollupStore('Europe/Berlin'),
      config: readReadConfig(
        new ConfigReader({
          dora: { timeZone: 'Europe/Berlin', ...options.config },
        }),
      ),
      logger: mockServices.logger.mock(),
      httpAuth: mockServices.httpAuth(),
      permissions: mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result:
              permission.name === denied
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          })),
        authorizeConditional: async () => [
          catalogRead === AuthorizeResult.ALLOW
            ? { result: catalogRead }
            : {
                result: catalogRead,
                pluginId: 'catalog',
                resourceType: 'catalog-entity',
                conditions: {
                  rule: 'IS_ENTITY_OWNER',
                  resourceType: 'catalog-entity',
                  params: {},
                },
              },
        ],
      }),
      auditor,
      // The catalog shows what this reader may see: not the component "secret".
      catalog: catalogServiceMock({
        entities: [
          component('shop'),
          component('new'),
          { ...component('team'), kind: 'Group' },
        ],
      }),
      recorder: {
        recordSignals: async signals => {
          taken.push(...signals);
        },
      },
      sources: { deployments: ['github'], incidents: ['pagerduty'] },
      watchers: ['pagerduty'],
    });
    return express()
      .use(
        middleware({
          // The tests hold every answer against the document.
          apiSpec: JSON.parse(JSON.stringify(openApiDocument)),
          validateRequests: false,
          validateResponses: true,
          ignoreUndocumented: true,
        }),
      )
      .use(side.router)
      .use(mockErrorHandler());
  }

  const get = async (path: string, query: object, options: Reader = {}) =>
    request(await app(options))
      .get(path)
      .query(query);

  it('answers the five metrics with all that is needed to judge them', async () => {
    const { body, status } = await get('/metrics', {
      ...window,
      scope: SHOP,
      bucket: 'week',
    });
    expect({ status, error: body.error }).toEqual({ status: 200 });
    const [frequency, lead, recovery, fails, rework] = body.metrics;
    expect(frequency).toMatchObject({
      metric: 'deployment-frequency',
      n: 8,
      value: expect.closeTo(8 / 30, 2),
      coverage: { of: 'days', total: expect.closeTo(31, 1) },
      band: { level: 'high', edition: '2024', source: 'secondary' },
      comparison: { direction: 'new', value: null },
    });
    expect(lead).toMatchObject({
      value: 16.5 * 3600,
      n: 14,
      precision: 'exact',
      quantiles: { p25: 3 * 3600, p75: 30 * 3600 },
      interval: { method: 'order-statistics' },
    });
    expect(recovery).toMatchObject({
      value: 7200,
      n: 1,
      band: { level: null },
    });
    expect(fails).toMatchObject({ value: 1 / 8, count: 1, n: 8 });
    expect(rework).toMatchObject({ value: 0, count: 0, n: 8 });
    expect(
      frequency.trend.map(({ bucket, n }: TrendPoint) => [bucket.label, n]),
    ).toEqual([
      ['2026-W09', 0],
      ['2026-W10', 4],
      ['2026-W11', 2],
      ['2026-W12', 2],
      ['2026-W13', 0],
      ['2026-W14', 0],
    ]);
    expect(frequency.trend[0].bucket.partial).toBe(true);
    expect(body.stages[2]).toMatchObject({ stage: 'review', n: 14, share: 1 });
    expect(body.incidents).toEqual({ attributed: 1, notAttributed: 1 });
    expect(fails.rules).toContainEqual({
      id: 'failure.incident',
      version: '3',
    });

    const merged = await get('/metrics', {
      ...window,
      scope: SHOP,
      start: 'merge',
      compare: false,
    });
    expect(merged.body.metrics[1].value).toBe(3600);
    expect(merged.body.metrics[1].comparison).toBeNull();

    const own = await get(
      '/metrics',
      { ...window, scope: SHOP },
      { config: { targets: { 'change-fail-rate': { elite: 0.2 } } } },
    );
    expect(own.body.metrics[3].band).toMatchObject({
      level: 'elite',
      edition: 'own',
    });
  });

  it('has the rows behind every number, in pages and as CSV', async () => {
    for (const query of [
      { scope: SHOP },
      { scope: MIXED },
      { scope: MIXED, start: 'merge' },
    ]) {
      const report = await get('/metrics', { ...window, ...query });
      for (const metric of report.body.metrics) {
        const { body } = await request(await app()).get(metric.rows);
        expect([query, metric.metric, body.items?.length]).toEqual([
          query,
          metric.metric,
          metric.n,
        ]);
      }
    }
    const ids: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const { body } = await get('/deployments', {
        ...window,
        scope: SHOP,
        limit: 2,
        cursor,
      });
      ids.push(...body.items.map((item: DeploymentRow) => item.id));
      cursor = body.pageInfo.nextCursor;
      if (!cursor) {
        break;
      }
    }
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(8);
    expect(ids[0]).toBe(`deployment-${failed}`);

    const csv = await get('/changes', {
      ...window,
      scope: SHOP,
      format: 'csv',
    });
    expect(csv.headers['content-type']).toContain('text/csv');
    const lines = csv.text.trim().split('\n');
    expect(lines).toHaveLength(15);
    expect(lines[0]).toContain('leadSeconds');
    expect(lines[0]).toContain('stages.review');
    // A title that a spreadsheet would take for a formula is kept a text.
    expect(lines[1]).toContain("'=Change");
    const trend = await get('/metrics', {
      ...window,
      scope: SHOP,
      bucket: 'week',
      format: 'csv',
    });
    expect(trend.text.trim().split('\n')).toHaveLength(1 + 5 * 7);
    const incidents = await get('/incidents', {
      ...window,
      scope: TEAM,
      filter: 'not-attributed',
    });
    expect(incidents.body.items).toMatchObject([
      { startedAt: '2026-03-28T12:00:00.000Z', deployment: null },
    ]);
  });

  it('explains a deployment', async () => {
    const key = { component: SHOP, environment: 'production', source: 'test' };
    const { body } = await get('/explain', {
      ...key,
      id: `deployment-${failed}`,
    });
    expect(body.steps.join('\n')).toContain(
      "Evidence of failure by 'incident' at 2026-03-22T13:00:00.000Z, confidence certain: pagerduty P1 (rule failure.incident@3).",
    );
    expect(body.countsIn).toEqual({
      'deployment-frequency': true,
      'change-lead-time': false,
      'failed-deployment-recovery-time': true,
      'change-fail-rate': true,
      'deployment-rework-rate': true,
    });
    expect(body.incidents).toHaveLength(1);
    expect(body.corrections).toEqual([]);
    const missing = await get('/explain', { ...key, id: 'deployment-0' });
    expect(missing.status).toBe(404);
    expect(missing.body.error.message).toContain(
      "No deployment 'deployment-0'",
    );
  });

  it('says what people decided, of an incident that was taken away as well', async () => {
    const id = `deployment-${failed}`;
    const deployment = { source: 'test', externalId: id };
    const link = {
      type: 'incident-link',
      incident: { source: 'pagerduty', externalId: 'P9' },
      deployment,
      linked: false,
    };
    const other = { ...deployment, externalId: 'deployment-0' };
    const decisions = [
      [link.incident, link],
      [link.incident, { ...link, deployment: other }],
      [deployment, { type: 'failure', deployment, failed: true }],
      // A change that has the deployment's id.
      [
        deployment,
        {
          type: 'exclusion',
          kind: 'change',
          subject: deployment,
          excluded: true,
        },
      ],
    ] as const;
    await knex('corrections').insert(
      decisions.map(([subject, decision], index) => ({
        source: 'portal',
        external_id: `c${index}`,
        at: at(23) + index,
        by: 'user:default/noor',
        reason: 'Seen in the logs',
        type: decision.type,
        subject_source: subject.source,
        subject_id: subject.externalId,
        decision: JSON.stringify(decision),
      })),
    );
    const key = { component: SHOP, environment: 'production', source: 'test' };
    const { body } = await get('/explain', { ...key, id });
    expect(body.corrections).toEqual([
      expect.objectContaining({ id: 'c2', type: 'failure' }),
      {
        id: 'c0',
        at: '2026-03-23T12:00:00.000Z',
        by: 'user:default/noor',
        reason: 'Seen in the logs',
        type: 'incident-link',
        decision: link,
      },
    ]);
  });

  it('compares the services of a scope', async () => {
    const first = await get('/services', { ...window, scope: TEAM, limit: 1 });
    expect(first.body.items.map((item: ServiceRow) => item.component)).toEqual([
      'component:default/secret',
    ]);
    const second = await get('/services', {
      ...window,
      scope: TEAM,
      limit: 1,
      cursor: first.body.pageInfo.nextCursor,
    });
    expect(second.body.pageInfo).toEqual({});
    const alone = await get('/metrics', { ...window, scope: SHOP });
    expect(second.body.items[0].metrics[1].value).toBe(
      alone.body.metrics[1].value,
    );
  });

  it('shows nothing of what somebody may not see', async () => {
    const restricted: Reader = { catalogRead: AuthorizeResult.CONDITIONAL };
    const secret = 'component:default/secret';
    const hidden = await get(
      '/metrics',
      { ...window, scope: secret },
      restricted,
    );
    expect(hidden.status).toBe(404);
    const everything = await get('/metrics', { ...window, scope: TEAM });
    expect(everything.body.metrics[0].n).toBe(9);
    for (const scope of [TEAM, 'organisation']) {
      const { body } = await get('/metrics', { ...window, scope }, restricted);
      expect(body.scope).toMatchObject({ components: 1, filtered: true });
      expect(body.metrics[0].n).toBe(8);
    }
    const rows = await get(
      '/deployments',
      { ...window, scope: TEAM },
      restricted,
    );
    expect(JSON.stringify(rows.body)).not.toContain(secret);
    const denied = await get(
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
      const answer = await get(path, query);
      expect([query, answer.status]).toEqual([query, status]);
      expect(answer.body.error.message).toContain(message);
    }
    // As somebody types it.
    const fresh = await request(await app()).get(
      '/metrics?scope=component:default/new&to=2026-03-01T00:00:00Z',
    );
    expect(fresh.body.metrics[0].noData.reason).toBe('no-deployment-source');
  });

  it('takes corrections in', async () => {
    const server = await app();
    const correction = {
      reason: 'The vendor was down',
      decision: {
        type: 'failure',
        deployment: { source: 'test', externalId: `deployment-${failed}` },
        failed: false,
      },
    };
    const done = await request(server).post('/corrections').send(correction);
    expect(done.status).toBe(202);
    expect(taken).toEqual([
      expect.objectContaining({
        ...correction,
        kind: 'correction',
        source: 'portal',
        externalId: done.body.id,
        by: mockCredentials.user().principal.userEntityRef,
      }),
    ]);
    const unknown = await request(server)
      .post('/corrections')
      .send({
        ...correction,
        decision: {
          ...correction.decision,
          deployment: { source: 'test', externalId: 'none' },
        },
      });
    expect(unknown.status).toBe(404);
    const wordless = await request(server)
      .post('/corrections')
      .send({ ...correction, reason: '' });
    expect(wordless.status).toBe(400);
    const denied = await request(
      await app({ denied: 'dora.correction.create' }),
    )
      .post('/corrections')
      .send(correction);
    expect(denied.status).toBe(403);
    expect(taken).toHaveLength(1);
  });

  it('takes corrections of changes, and of nothing that one may not see', async () => {
    const sha = 'c'.repeat(40);
    const [{ id: repository_id }] = await knex('repositories')
      .insert({ name: 'github.com/acme/shop' })
      .returning('id');
    const [{ id: commit }] = await knex('commits')
      .insert({ repository_id, sha, parents: '' })
      .returning('id');
    const shop = await knex('streams').where({ component_ref: SHOP }).first();
    await knex('change_facts').insert({
      generation: 2,
      stream_id: shop.id,
      unit: 1,
      subject_id: commit,
      attempt_id: failed,
      deployed_at: at(22),
      flags: 0,
    });
    const restricted: Reader = { catalogRead: AuthorizeResult.CONDITIONAL };
    const correct = async (subject: object, reader: Reader = {}) => {
      const { status, body } = await request(await app(reader))
        .post('/corrections')
        .send({
          reason: 'A generated change',
          decision: {
            type: 'exclusion',
            kind: 'change',
            subject,
            excluded: true,
          },
        });
      return [status, body.error?.message];
    };
    // As the row of the change names it.
    const { body } = await get('/changes', { ...window, scope: SHOP });
    const direct = body.items.find((row: ChangeRow) => row.unit === 'commit');
    expect(direct.subject).toEqual({
      source: 'github.com/acme/shop',
      externalId: sha,
    });
    expect(await correct(direct.subject, restricted)).toEqual([202, undefined]);
    const pull = body.items.find((row: ChangeRow) => row.unit !== 'commit');
    expect(await correct(pull.subject, restricted)).toEqual([202, undefined]);

    // The cart's change is there for who may see all, and for nobody else; nor are
    // they told that there is one.
    const cart = await get('/changes', { ...window, scope: MIXED, limit: 1 });
    const [{ component: owner, subject }] = cart.body.items;
    expect(owner).toBe('component:default/cart');
    expect(await correct(subject, restricted)).toEqual([
      404,
      `No change with the id '${subject.externalId}' is known from the source 'test'`,
    ]);
    expect(await correct(subject)).toEqual([202, undefined]);
    const deployment = await request(await app(restricted))
      .post('/corrections')
      .send({
        reason: 'Not mine',
        decision: {
          type: 'rework',
          deployment: {
            source: cart.body.items[0].deployment.source,
            externalId: cart.body.items[0].deployment.id,
          },
          rework: true,
        },
      });
    expect(deployment.status).toBe(404);
    expect(deployment.body.error.message).not.toContain('cart');
  });

  it('says what is missing', async () => {
    const { body } = await get('/data-quality', {});
    expect(body).toMatchObject({
      sources: [{ source: 'test', deployments: 10, changes: 15, incidents: 2 }],
      unmapped: [{ source: 'github', service: 'warehouse', repository: null }],
      rebuilding: true,
    });
    const description = await get('/openapi.json', {});
    expect(Object.keys(description.body.paths)).toHaveLength(8);
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
