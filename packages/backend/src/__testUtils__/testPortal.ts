import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import scaffolderEntityModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import workspaceDatabase from '@backstage/plugin-scaffolder-backend-module-workspace-database';
import localForge from '@milepost/plugin-local-forge-backend';
import goldenPaths from '@milepost/plugin-scaffolder-backend-module-golden-paths';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import { FaultyForge } from './FaultyForge';
import { findFreePort } from './findFreePort';

const TOKEN = 'token-of-the-test';
const POLL_INTERVAL_MS = 50;
const TASK_TIMEOUT_MS = 180_000;

/** How a task ended, and what it said. */
export type TaskResult = { id: string; status: string; log: string };

/** What the tests read of an entity. */
type ShownEntity = {
  metadata: { description?: string; links?: { url: string }[] };
  spec: { system?: string; consumesApis?: string[] };
  relations?: { type: string }[];
};

/**
 * The scaffolder, the catalog and a local forge, all real, with the real golden path;
 * between portal and forge stands what can be broken.
 */
export async function startTestPortal(dataDir: string) {
  const port = await findFreePort();
  const templates = path.resolve(
    __dirname,
    '../../../../templates/catalog-info.yaml',
  );
  const forgeBackend = await startTestBackend({
    features: [
      localForge,
      mockServices.rootConfig.factory({
        data: {
          localForge: {
            port,
            dataDir: path.join(dataDir, 'forge'),
            token: TOKEN,
            tokenUser: 'bot',
            users: [{ login: 'bot', name: 'Bot', email: 'bot@acme.example' }],
            organizations: [
              {
                login: 'acme',
                name: 'Acme',
                repositories: [
                  { name: 'gitops', from: path.join(dataDir, 'gitops') },
                ],
              },
            ],
          },
        },
      }),
    ],
  });
  const forge = await FaultyForge.start(`http://localhost:${port}`);
  const apiBaseUrl = `http://${forge.host}/api/v3`;

  const portalBackend = await startTestBackend({
    features: [
      catalogPlugin,
      scaffolderEntityModel,
      scaffolderPlugin,
      workspaceDatabase,
      goldenPaths,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { workingDirectory: dataDir },
          integrations: {
            github: [{ host: forge.host, apiBaseUrl, token: TOKEN }],
          },
          catalog: {
            defaultLocationConflictStrategy: 'refresh',
            rules: [
              { allow: ['Component', 'API', 'Resource', 'Location'] },
              { allow: ['Group', 'System', 'Template'] },
            ],
            locations: [
              { type: 'file', target: templates },
              { type: 'file', target: path.join(dataDir, 'org.yaml') },
            ],
          },
          scaffolder: {
            defaultAuthor: { name: 'Milepost', email: 'bot@acme.example' },
            taskRecovery: { enabled: true, workspaceProvider: 'database' },
          },
          goldenPaths: {
            forge: {
              host: forge.host,
              organization: 'acme',
              visibility: 'public',
            },
            gitops: { repository: 'gitops' },
            registry: 'ghcr.io/acme',
            modulePrefix: 'acme.example',
            argocd: { url: 'https://argocd.acme.example', instance: 'acme' },
            dashboardUrl: 'https://grafana.acme.example/d/slo?var-name={name}',
          },
        },
      }),
    ],
  });
  const portal = request(portalBackend.server);

  async function finish(id: string): Promise<TaskResult> {
    const deadline = Date.now() + TASK_TIMEOUT_MS;
    let status = 'open';
    while (!['completed', 'failed', 'cancelled'].includes(status)) {
      if (Date.now() > deadline) {
        throw new Error(`Task ${id} is still ${status}`);
      }
      await sleep(POLL_INTERVAL_MS);
      ({ status } = (await portal.get(`/api/scaffolder/v2/tasks/${id}`)).body);
    }
    const { body } = await portal.get(`/api/scaffolder/v2/tasks/${id}/events`);
    const events: { body: { message: string } }[] = body;
    const log = events.map(event => event.body.message).join('\n');
    return { id, status, log };
  }

  return {
    forge,
    /** Runs a golden path to its end. */
    async create(
      values: JsonObject,
      templateName = 'go-grpc-postgres',
    ): Promise<TaskResult> {
      const { body } = await portal
        .post('/api/scaffolder/v2/tasks')
        .send({ templateRef: `template:default/${templateName}`, values });
      return finish(body.id);
    },
    /** Presses Retry. */
    async retry({ id }: TaskResult): Promise<TaskResult> {
      await portal.post(`/api/scaffolder/v2/tasks/${id}/retry`).send({});
      return finish(id);
    },
    /** Asks as the form does while a name is typed. */
    async checkName(name: string): Promise<{ id: string; title: string }[]> {
      const { body } = await portal
        .post('/api/scaffolder/v2/autocomplete/golden-paths/name')
        .send({ token: 'none', context: { name } });
      return body.results;
    },
    /** Entities of a kind, by name. */
    async entities(kind: string): Promise<string[]> {
      const { body } = await portal.get(
        `/api/catalog/entities/by-query?filter=kind=${kind}`,
      );
      const items: { metadata: { name: string } }[] = body.items;
      return items.map(item => item.metadata.name).sort();
    },
    /** What the catalog shows of an entity. */
    async entity(kind: string, name: string): Promise<ShownEntity> {
      const { body } = await portal.get(
        `/api/catalog/entities/by-name/${kind}/default/${name}`,
      );
      return body;
    },
    gitUrl: (repository: string) =>
      `http://localhost:${port}/acme/${repository}.git`,
    async get(address: string) {
      const answer = await fetch(`http://localhost:${port}/api/v3${address}`);
      return answer.json();
    },
    async stop() {
      await portalBackend.stop();
      await forge.stop();
      await forgeBackend.stop();
    },
  };
}
