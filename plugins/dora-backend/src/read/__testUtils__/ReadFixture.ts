import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Signal } from '@milepost/plugin-dora-node';
import express from 'express';
import { middleware } from 'express-openapi-validator';
import { Knex } from 'knex';
import request from 'supertest';
import { ChangeFlag } from '../../database/tables';
import { createOpenApiDocument } from '../../openapi';
import { createApiRouter } from '../../openapi/createApiRouter';
import { readReadConfig } from '../config';
import { createReadSide } from '../createReadSide';
import { RollupStore } from '../rollup';
import { TestResults } from './TestResults';

/** A moment of March 2026. */
export const at = (day: number, hour = 12) => Date.UTC(2026, 2, day, hour);
export const SHOP = 'component:default/shop';
export const TEAM = 'group:default/team';
export const MIXED = 'group:default/mixed';
/** Of whose changes some were made by bots. */
export const BOTS = 'component:default/bots';
/** March 2026. */
export const window = { from: '2026-03-01', to: '2026-04-01' };

/** What is special about who reads. */
export interface Reader {
  catalogRead?: AuthorizeResult.ALLOW | AuthorizeResult.CONDITIONAL;
  denied?: string;
  config?: object;
}

/** The REST interface over a month of a few services, and what it hands on. */
export class ReadFixture {
  /** Signals of corrections that were taken in. */
  readonly taken: Signal[] = [];
  readonly results: TestResults;
  /** The number of the deployment that failed. */
  failed = 0;
  readonly #knex: Knex;
  readonly #apps = new Map<string, Promise<express.Express>>();

  constructor(knex: Knex) {
    this.#knex = knex;
    this.results = new TestResults(knex);
  }

  /** Makes the tables and what is in them. */
  async write(): Promise<void> {
    const knex = this.#knex;
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@milepost/plugin-dora-backend',
        'migrations',
      ),
    });
    const { results } = this;
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
    const failed = await results.deployment(shop, at(22), {
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
    await this.#writeBots();
    this.failed = failed;
  }

  async #writeBots(): Promise<void> {
    const { results } = this;
    const bots = await results.stream('bots');
    // Long before: somebody would say if it were disturbed.
    await results.incident(bots, at(-90));
    const attempt = await results.deployment(bots, at(7));
    await results.change(bots, attempt, at(7), {
      lead_s: 3600,
      merge_lead_s: 60,
    });
    await results.change(bots, attempt, at(7), {
      lead_s: 7200,
      merge_lead_s: 120,
      flags: ChangeFlag.bot,
      excluded_by: 'docs@1',
    });
    await results.change(bots, attempt, at(7), {
      lead_s: 60,
      merge_lead_s: 30,
      flags: ChangeFlag.bot | ChangeFlag.upToBots,
    });
  }

  /** A reader's way in; reading the document takes long enough to do it once. */
  app(reader: Reader = {}): Promise<express.Express> {
    const key = JSON.stringify(reader);
    const app = this.#apps.get(key) ?? this.#createApp(reader);
    this.#apps.set(key, app);
    return app;
  }

  async get(path: string, query: object, reader: Reader = {}) {
    return request(await this.app(reader))
      .get(path)
      .query(query);
  }

  async #createApp(reader: Reader): Promise<express.Express> {
    const auditor = mockServices.auditor.mock();
    auditor.createEvent.mockResolvedValue({
      success: jest.fn(),
      fail: jest.fn(),
    });
    const side = await createReadSide({
      knex: this.#knex,
      rollups: new RollupStore('Europe/Berlin'),
      config: readReadConfig(
        new ConfigReader({
          dora: { timeZone: 'Europe/Berlin', ...reader.config },
        }),
      ),
      logger: mockServices.logger.mock(),
      auth: mockServices.auth(),
      httpAuth: mockServices.httpAuth(),
      userInfo: mockServices.userInfo(),
      permissions: permissionsOf(reader),
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
          this.taken.push(...signals);
        },
      },
      sources: { deployments: ['github'], incidents: ['pagerduty'] },
      watchers: ['pagerduty'],
      installed: [
        { id: 'github', title: 'GitHub' },
        { id: 'pagerduty', title: 'PagerDuty' },
      ],
    });
    return express()
      .use(
        middleware({
          // The tests hold every answer against the document.
          apiSpec: JSON.parse(JSON.stringify(createOpenApiDocument([]))),
          validateRequests: false,
          validateResponses: true,
          ignoreUndocumented: true,
        }),
      )
      .use(createApiRouter([], [side.router]))
      .use(mockErrorHandler());
  }
}

function component(name: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
  };
}

function permissionsOf({
  catalogRead = AuthorizeResult.ALLOW,
  denied,
}: Reader) {
  return mockServices.permissions.mock({
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
  });
}
