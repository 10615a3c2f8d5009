import {
  actionsRegistryServiceFactory,
  actionsServiceFactory,
} from '@backstage/backend-defaults/alpha';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import guestProvider from '@backstage/plugin-auth-backend-module-guest-provider';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import eventsPlugin from '@backstage/plugin-events-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import mcpActionsPlugin from '@backstage/plugin-mcp-actions-backend';
import doraPlugin from '@milepost/plugin-dora-backend';
import doraAlertmanager from '@milepost/plugin-dora-backend-module-alertmanager';
import doraGit from '@milepost/plugin-dora-backend-module-git';
import doraGithub from '@milepost/plugin-dora-backend-module-github';
import localForge from '@milepost/plugin-local-forge-backend';
import { Octokit } from '@octokit/rest';
import { Knex } from 'knex';
import { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import { findFreePort } from './findFreePort';
import { githubEvents } from './githubEvents';
import { HookRelay } from './HookRelay';

const TOKEN = 'token-of-the-test';
const ANN = 'token-of-ann';
const SECRET = 'secret-of-the-test';
const POLL_INTERVAL_MS = 50;
const DEADLINE_MS = 60_000;

/** The token with which alerts may be sent. */
export const ALERT_TOKEN = 'token-of-alertmanager-in-the-test';

/** A row of any table. */
type Row = Record<string, string | number | boolean | null>;

/** See {@link startDeliveryPortal}. */
export interface DeliveryPortal {
  relay: HookRelay;
  /** GitHub's API as two different people. */
  bot: Octokit;
  ann: Octokit;
  /** The portal's API, without a session. */
  portal: ReturnType<typeof request>;
  url: string;
  /** The session of a guest. */
  token: string;
  /** Where git pushes to. */
  gitUrl(repository: string): string;
  entityUrl(repository: string): string;
  /** Rows of the delivery metrics' database. */
  rows(query: (db: Knex) => Knex.QueryBuilder): Promise<Row[]>;
  /** Waits until something is so. */
  until(what: string, condition: () => Promise<boolean>): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A forge, and a portal that its webhooks reach over a network that can be slow; all
 * real. Whoever tells the story uses GitHub's API and git, and reads the results.
 */
export async function startDeliveryPortal(
  dataDir: string,
): Promise<DeliveryPortal> {
  const relay = await HookRelay.start();
  const port = await findFreePort();
  const host = `localhost:${port}`;
  const forge = await startTestBackend({
    features: [
      localForge,
      mockServices.rootConfig.factory({
        data: {
          localForge: {
            port,
            dataDir: path.join(dataDir, 'forge'),
            token: TOKEN,
            tokenUser: 'bot',
            users: [
              { login: 'bot', name: 'Bot', email: 'bot@acme.example' },
              {
                login: 'ann',
                name: 'Ann',
                email: 'ann@acme.example',
                token: ANN,
              },
            ],
            organizations: [
              {
                login: 'acme',
                teams: [{ slug: 'payments', members: ['ann'] }],
                webhooks: [{ url: relay.url, secret: SECRET }],
              },
            ],
          },
        },
      }),
    ],
  });

  let knex: Knex | undefined;
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      eventsPlugin,
      ...githubEvents,
      eventsServiceFactory,
      schedulerServiceFactory,
      authServiceFactory,
      httpAuthServiceFactory,
      userInfoServiceFactory,
      authPlugin,
      guestProvider,
      actionsRegistryServiceFactory,
      actionsServiceFactory,
      mcpActionsPlugin,
      doraPlugin,
      doraGithub,
      doraGit,
      doraAlertmanager,
      createBackendModule({
        pluginId: 'dora',
        moduleId: 'read-results',
        register({ registerInit }) {
          registerInit({
            deps: { database: coreServices.database },
            async init({ database }) {
              knex = await database.getClient();
            },
          });
        },
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          backend: { actions: { pluginSources: ['dora'] } },
          auth: {
            clientIdMetadataDocuments: { enabled: true },
            providers: { guest: {} },
          },
          integrations: {
            github: [
              { host, apiBaseUrl: `http://${host}/api/v3`, token: TOKEN },
            ],
          },
          events: { modules: { github: { webhookSecret: SECRET } } },
          catalog: { rules: [{ allow: ['Component', 'Group', 'System'] }] },
          dora: {
            sources: { git: { directory: path.join(dataDir, 'mirrors') } },
            ingestion: {
              catalogInterval: { milliseconds: 500 },
              tokens: [{ source: 'alertmanager', token: ALERT_TOKEN }],
            },
          },
        },
      }),
    ],
  });
  const { port: portalPort } = backend.server.address() as AddressInfo;
  const url = `http://localhost:${portalPort}`;
  relay.target = `${url}/api/events/http/github`;
  const portal = request(backend.server);
  const { body: session } = await portal
    .get('/api/auth/guest/refresh')
    .set('X-Requested-With', 'XMLHttpRequest');

  const octokit = (auth: string) =>
    new Octokit({ baseUrl: `http://${host}/api/v3`, auth });

  return {
    relay,
    bot: octokit(TOKEN),
    ann: octokit(ANN),
    portal,
    url,
    token: session.backstageIdentity.token,
    gitUrl: repository => `http://bot:${TOKEN}@${host}/acme/${repository}.git`,
    entityUrl: repository =>
      `http://${host}/acme/${repository}/blob/main/catalog-info.yaml`,
    rows: async query => (knex ? query(knex) : []),
    async until(what, condition) {
      const deadline = Date.now() + DEADLINE_MS;
      while (!(await condition())) {
        if (Date.now() > deadline) {
          throw new Error(`Not yet: ${what}`);
        }
        await sleep(POLL_INTERVAL_MS);
      }
    },
    async stop() {
      await backend.stop();
      await relay.stop();
      await forge.stop();
    },
  };
}
