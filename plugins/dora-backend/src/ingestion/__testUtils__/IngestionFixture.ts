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
import { doraSourcesExtensionPoint, Signal } from '@milepost/plugin-dora-node';
import { Knex } from 'knex';
import request from 'supertest';
import doraPlugin from '../..';
import { DoraEngine } from '../../engine/DoraEngine';
import { DescribedAnswers } from './DescribedAnswers';
import { AT, failing, LearningSource, signing } from './testSources';

/** A token of the configuration. */
export const FIXED_TOKEN = 'a-token-of-the-configuration';

/** A deployment as anybody can report it. */
export const DEPLOYMENT = {
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

/** The whole way in, with sources of its own and a catalog of two components. */
export class IngestionFixture {
  readonly learning = new LearningSource();
  readonly permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
  });
  readonly auditor = mockServices.auditor.mock();
  readonly record = jest.spyOn(DoraEngine.prototype, 'recordSignals');
  backend!: TestBackend;
  knex!: Knex;
  readonly #answers = new DescribedAnswers();

  /** Starts a backend with an empty database; what was noted before is forgotten. */
  async start(): Promise<void> {
    this.learning.knows = false;
    this.record.mockClear();
    this.auditor.createEvent.mockReset();
    this.auditor.createEvent.mockResolvedValue({
      success: jest.fn(),
      fail: jest.fn(),
    });
    this.backend = await startTestBackend({
      features: [
        doraPlugin,
        this.#createSources(),
        this.permissions.factory,
        this.auditor.factory,
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
    await until(
      async () => (await this.knex('catalog_components')).length === 2,
    );
  }

  stop(): Promise<void> {
    return this.backend.stop();
  }

  /** Asks as a user; every answer that is no error is held against the document. */
  async api(method: 'get' | 'post' | 'delete', path: string, body?: object) {
    const answer = await request(this.backend.server)
      [method](`/api/dora${path}`)
      .set('Authorization', mockCredentials.user.header())
      .send(body);
    if (answer.status < 400) {
      this.#answers.check(method, path, answer.status, answer.body);
    }
    return answer;
  }

  /** Sends as a source. */
  post(source: string, body: unknown, token = FIXED_TOKEN) {
    return request(this.backend.server)
      .post(`/api/dora/ingest/${source}`)
      .set('Content-Type', 'application/json')
      .set('Authorization', `Bearer ${token}`)
      .send(typeof body === 'string' ? body : JSON.stringify(body));
  }

  async createToken(source: string, more: object = {}) {
    const { body } = await this.api('post', '/tokens', {
      name: 'CI',
      source,
      ...more,
    });
    return body as { id: string; token: string };
  }

  /** The signals that were recorded, but those of the catalog. */
  recorded(): Signal[] {
    return this.record.mock.calls
      .flatMap(([recordedSignals]) => recordedSignals)
      .filter(({ kind }) => kind !== 'component');
  }

  #createSources() {
    const own = [this.learning, failing, signing];
    const keep = (knex: Knex) => {
      this.knex = knex;
    };
    return createBackendModule({
      pluginId: 'dora',
      moduleId: 'test-sources',
      register({ registerInit }) {
        registerInit({
          deps: {
            sources: doraSourcesExtensionPoint,
            database: coreServices.database,
          },
          async init({ sources, database }) {
            keep(await database.getClient());
            own.forEach(one => sources.addSource(one));
          },
        });
      },
    });
  }
}

/** Waits for something that happens in the background. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
