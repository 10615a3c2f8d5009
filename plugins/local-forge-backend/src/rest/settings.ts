import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { Forge, Repository } from '../forge/Forge';
import {
  deleteSetting,
  findSetting,
  listSettings,
  saveSetting,
} from '../forge/repositorySettings';
import { toIsoDate } from '../git';
import { conflict, notFound } from '../http/errors';
import { paginate } from '../http/pagination';
import { RepositorySettingRow } from '../store';
import { nodeId } from './presenters/nodeId';
import { changes, readBody, reads } from './request';

const variableBody = z.object({ name: z.string(), value: z.string() });

const environmentBody = z.object({
  wait_timer: z.number().int().optional(),
  deployment_branch_policy: z
    .object({
      protected_branches: z.boolean(),
      custom_branch_policies: z.boolean(),
    })
    .nullish(),
});

const subscriptionBody = z.object({
  subscribed: z.boolean().default(false),
  ignored: z.boolean().default(false),
});

/** Routes of settings that are only kept and given back: variables, environments, subscriptions. */
export function createSettingsRouter(forge: Forge) {
  const router = Router();
  const { urls } = forge;
  const base = '/repos/:owner/:repo';

  const presentVariable = ({
    key,
    value,
    created_at,
    updated_at,
  }: RepositorySettingRow) => ({
    name: key,
    value: String(value),
    created_at: toIsoDate(created_at),
    updated_at: toIsoDate(updated_at),
  });

  const presentEnvironment = (
    { fullName }: Repository,
    { id, key, value, created_at, updated_at }: RepositorySettingRow,
  ) => ({
    id,
    node_id: nodeId('Environment', id),
    name: key,
    url: urls.repoApi(fullName, 'environments', key),
    html_url: urls.repo(fullName, 'deployments', key),
    created_at: toIsoDate(created_at),
    updated_at: toIsoDate(updated_at),
    protection_rules: [],
    deployment_branch_policy:
      environmentBody.parse(value).deployment_branch_policy ?? null,
  });

  router.get(
    `${base}/actions/variables`,
    changes(forge, 'write', async ({ req, res, repository }) => {
      const items = await listSettings(forge, repository, 'variable');
      res.json({
        total_count: items.length,
        variables: paginate(req, res, { baseUrl: urls.base, items }).map(
          presentVariable,
        ),
      });
    }),
  );

  router.post(
    `${base}/actions/variables`,
    changes(forge, 'admin', async ({ req, res, repository }) => {
      const { name, value } = readBody(req, 'Variable', variableBody);
      const key = name.toUpperCase();
      if (await findSetting(forge, repository, 'variable', key)) {
        throw conflict('Already exists - Variable already exists');
      }
      await saveSetting(forge, repository, 'variable', key, value);
      res.status(201).json({});
    }),
  );

  router.get(
    `${base}/actions/variables/:name`,
    changes(forge, 'write', async ({ req, res, repository }) => {
      const key = req.params.name.toUpperCase();
      const found = await findSetting(forge, repository, 'variable', key);
      if (!found) {
        throw notFound();
      }
      res.json(presentVariable(found));
    }),
  );

  router.patch(
    `${base}/actions/variables/:name`,
    changes(forge, 'admin', async ({ req, res, repository }) => {
      const { value } = readBody(req, 'Variable', variableBody.partial());
      const key = req.params.name.toUpperCase();
      const found = await findSetting(forge, repository, 'variable', key);
      if (!found) {
        throw notFound();
      }
      await saveSetting(
        forge,
        repository,
        'variable',
        key,
        value ?? found.value,
      );
      res.status(204).end();
    }),
  );

  router.delete(
    `${base}/actions/variables/:name`,
    changes(forge, 'admin', async ({ req, res, repository }) => {
      const key = req.params.name.toUpperCase();
      if (!(await deleteSetting(forge, repository, 'variable', key))) {
        throw notFound();
      }
      res.status(204).end();
    }),
  );

  router.get(
    `${base}/environments`,
    reads(forge, async ({ req, res, repository }) => {
      const items = await listSettings(forge, repository, 'environment');
      res.json({
        total_count: items.length,
        environments: paginate(req, res, { baseUrl: urls.base, items }).map(
          setting => presentEnvironment(repository, setting),
        ),
      });
    }),
  );

  router.get(
    `${base}/environments/:name`,
    reads(forge, async ({ req, res, repository }) => {
      const { name } = req.params;
      const found = await findSetting(forge, repository, 'environment', name);
      if (!found) {
        throw notFound();
      }
      res.json(presentEnvironment(repository, found));
    }),
  );

  router.put(
    `${base}/environments/:name`,
    changes(forge, 'admin', async ({ req, res, repository }) => {
      const value = readBody(req, 'Environment', environmentBody);
      const { name } = req.params;
      res.json(
        presentEnvironment(
          repository,
          await saveSetting(forge, repository, 'environment', name, value),
        ),
      );
    }),
  );

  router.delete(
    `${base}/environments/:name`,
    changes(forge, 'admin', async ({ req, res, repository }) => {
      const { name } = req.params;
      if (!(await deleteSetting(forge, repository, 'environment', name))) {
        throw notFound();
      }
      res.status(204).end();
    }),
  );

  router.put(
    `${base}/subscription`,
    changes(forge, 'read', async ({ req, res, repository, viewer }) => {
      const body = readBody(req, 'Subscription', subscriptionBody);
      const { created_at } = await saveSetting(
        forge,
        repository,
        'subscription',
        viewer.login,
        body,
      );
      res.json({
        ...body,
        reason: null,
        created_at: toIsoDate(created_at),
        url: urls.repoApi(repository.fullName, 'subscription'),
        repository_url: urls.repoApi(repository.fullName),
      });
    }),
  );

  router.put(
    `${base}/actions/permissions/access`,
    changes(forge, 'admin', async ({ req, res, repository }) => {
      const body = readBody(
        req,
        'WorkflowAccess',
        z.object({ access_level: z.enum(['none', 'user', 'organization']) }),
      );
      await saveSetting(forge, repository, 'workflow-access', '', body);
      res.status(204).end();
    }),
  );

  router.put(
    `${base}/actions/oidc/customization/sub`,
    changes(forge, 'admin', async ({ req, res, repository }) => {
      const body = readBody(
        req,
        'OidcSubject',
        z.object({
          use_default: z.boolean(),
          include_claim_keys: z.array(z.string()).optional(),
        }),
      );
      await saveSetting(forge, repository, 'oidc-subject', '', body);
      res.status(201).json({});
    }),
  );

  return router;
}
