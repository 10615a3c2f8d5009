import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { accountsById } from '../forge/accounts';
import { retireDeployments } from '../forge/deployments';
import { Forge, now, Repository } from '../forge/Forge';
import { resolveCommit } from '../git';
import { invalidField, notFound, unprocessable } from '../http/errors';
import { paginate } from '../http/pagination';
import { DeploymentRow, DeploymentStatusRow } from '../store';
import {
  presentDeployment,
  presentDeploymentStatus,
} from './presenters/deployments';
import { changes, queryText, readBody, readId, reads } from './request';

const createBody = z.object({
  ref: z.string().min(1),
  task: z.string().default('deploy'),
  environment: z.string().default('production'),
  description: z.string().nullish(),
  payload: z.union([z.record(z.string(), z.unknown()), z.string()]).default({}),
  transient_environment: z.boolean().default(false),
  production_environment: z.boolean().optional(),
});

const statusBody = z.object({
  state: z.enum([
    'error',
    'failure',
    'inactive',
    'in_progress',
    'queued',
    'pending',
    'success',
  ]),
  target_url: z.string().default(''),
  log_url: z.string().default(''),
  environment_url: z.string().default(''),
  description: z.string().default(''),
  environment: z.string().optional(),
  auto_inactive: z.boolean().default(true),
});

/** Routes of deployments and what became of them. */
export function createDeploymentsRouter(forge: Forge) {
  const router = Router();
  const { store, urls } = forge;
  const base = '/repos/:owner/:repo/deployments';
  const one = `${base}/:id(\\d+)`;

  const find = async ({ row }: Repository, id: string) => {
    const deployment = await store.deployments.find({
      id: readId(id),
      repository_id: row.id,
    });
    if (!deployment) {
      throw notFound();
    }
    return deployment;
  };
  const answers = async (repository: Repository, rows: DeploymentRow[]) => {
    const ids = rows.map(row => row.creator_id);
    const accounts = await accountsById(store, ids);
    return rows.map(row => presentDeployment(urls, repository, row, accounts));
  };
  const statusAnswers = async (
    repository: Repository,
    rows: DeploymentStatusRow[],
  ) => {
    const ids = rows.map(row => row.creator_id);
    const accounts = await accountsById(store, ids);
    return rows.map(row =>
      presentDeploymentStatus(urls, repository, row, accounts),
    );
  };

  router.get(
    base,
    reads(forge, async ({ req, res, repository }) => {
      const all = await store.deployments.list(
        {
          repository_id: repository.row.id,
          environment: queryText(req, 'environment'),
          ref: queryText(req, 'ref'),
          task: queryText(req, 'task'),
          sha: queryText(req, 'sha') as DeploymentRow['sha'] | undefined,
        },
        { order: ['id', 'desc'] },
      );
      const items = paginate(req, res, { baseUrl: urls.base, items: all });
      res.json(await answers(repository, items));
    }),
  );

  router.post(
    base,
    changes(forge, 'write', async ({ req, res, repository, viewer }) => {
      const body = readBody(req, 'Deployment', createBody);
      const sha = await resolveCommit(repository.git, body.ref);
      if (!sha) {
        throw invalidField(
          'Deployment',
          'ref',
          `No ref found for: ${body.ref}`,
        );
      }
      const time = now();
      const { environment, description = null } = body;
      const deployment = await store.deployments.insert({
        repository_id: repository.row.id,
        sha,
        ref: body.ref,
        task: body.task,
        environment,
        description,
        payload: body.payload,
        transient_environment: body.transient_environment,
        production_environment:
          body.production_environment ?? environment === 'production',
        creator_id: viewer.id,
        created_at: time,
        updated_at: time,
      });
      const [answer] = await answers(repository, [deployment]);
      await forge.events.publish({
        event: 'deployment',
        action: 'created',
        repository,
        sender: viewer,
        payload: () => ({ deployment: answer }),
      });
      res.status(201).json(answer);
    }),
  );

  router.get(
    one,
    reads(forge, async ({ req, res, repository }) => {
      const deployment = await find(repository, req.params.id);
      res.json((await answers(repository, [deployment]))[0]);
    }),
  );

  router.delete(
    one,
    changes(forge, 'write', async ({ req, res, repository }) => {
      const deployment = await find(repository, req.params.id);
      const [last] = await store.deploymentStatuses.list(
        { deployment_id: deployment.id },
        { order: ['id', 'desc'], limit: 1 },
      );
      if (last && last.state !== 'inactive') {
        throw unprocessable(
          'We cannot delete an active deployment unless it is the only deployment in a given environment.',
        );
      }
      await store.deployments.delete({ id: deployment.id });
      res.status(204).end();
    }),
  );

  router.get(
    `${one}/statuses`,
    reads(forge, async ({ req, res, repository }) => {
      const deployment = await find(repository, req.params.id);
      const all = await store.deploymentStatuses.list(
        { deployment_id: deployment.id },
        { order: ['id', 'desc'] },
      );
      const items = paginate(req, res, { baseUrl: urls.base, items: all });
      res.json(await statusAnswers(repository, items));
    }),
  );

  router.get(
    `${one}/statuses/:status(\\d+)`,
    reads(forge, async ({ req, res, repository }) => {
      const deployment = await find(repository, req.params.id);
      const status = await store.deploymentStatuses.find({
        id: readId(req.params.status),
        deployment_id: deployment.id,
      });
      if (!status) {
        throw notFound();
      }
      res.json((await statusAnswers(repository, [status]))[0]);
    }),
  );

  router.post(
    `${one}/statuses`,
    changes(forge, 'write', async ({ req, res, repository, viewer }) => {
      const { auto_inactive: autoInactive, ...body } = readBody(
        req,
        'DeploymentStatus',
        statusBody,
      );
      const deployment = await find(repository, req.params.id);
      const time = now();
      const values = {
        ...body,
        environment: body.environment ?? deployment.environment,
        creator_id: viewer.id,
        created_at: time,
        updated_at: time,
      };
      if (body.state === 'success' && autoInactive) {
        await retireDeployments(forge, deployment, values);
      }
      const status = await store.deploymentStatuses.insert({
        ...values,
        deployment_id: deployment.id,
      });
      await store.deployments.update(
        { id: deployment.id },
        { updated_at: time },
      );
      const [answer] = await statusAnswers(repository, [status]);
      const [deploymentAnswer] = await answers(repository, [deployment]);
      await forge.events.publish({
        event: 'deployment_status',
        action: 'created',
        repository,
        sender: viewer,
        payload: () => ({
          deployment_status: answer,
          deployment: deploymentAnswer,
        }),
      });
      res.status(201).json(answer);
    }),
  );

  return router;
}
