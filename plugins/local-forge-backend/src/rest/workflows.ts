import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { Forge, Repository } from '../forge/Forge';
import { announceRun, runAnswers } from '../forge/workflowAnswers';
import { getWorkflow, listWorkflows, queueRun } from '../forge/workflows';
import { readBranch, shortName } from '../git';
import { notFound, unprocessable } from '../http/errors';
import { paginate } from '../http/pagination';
import { WorkflowRunRow } from '../store';
import { presentWorkflow } from './presenters/workflows';
import {
  changes,
  queryText,
  readBody,
  readId,
  reads,
  RepositoryContext,
} from './request';

const dispatchBody = z.object({
  ref: z.string().min(1),
  inputs: z.record(z.string(), z.unknown()).optional(),
});

/** Finds a run of a repository's workflows. */
export async function getRun(
  forge: Forge,
  { row }: Repository,
  id: string,
): Promise<WorkflowRunRow> {
  const run = await forge.store.workflowRuns.find({
    id: readId(id),
    repository_id: row.id,
  });
  if (!run) {
    throw notFound();
  }
  return run;
}

/** Routes of workflows and their runs. */
export function createWorkflowsRouter(forge: Forge) {
  const router = Router();
  const { store, urls } = forge;
  const base = '/repos/:owner/:repo/actions';

  const listRuns = async (
    { req, res, repository, permission }: RepositoryContext,
    path?: string,
  ) => {
    const state = queryText(req, 'status');
    const all = await store.workflowRuns.list(
      {
        repository_id: repository.row.id,
        path,
        head_branch: queryText(req, 'branch'),
        event: queryText(req, 'event'),
        head_sha: queryText(req, 'head_sha') as
          | WorkflowRunRow['head_sha']
          | undefined,
      },
      { order: ['id', 'desc'] },
    );
    // The parameter takes a status or a conclusion.
    const items = all.filter(
      run => !state || run.status === state || run.conclusion === state,
    );
    const page = paginate(req, res, { baseUrl: urls.base, items });
    res.json({
      total_count: items.length,
      workflow_runs: await runAnswers(forge, repository, page, permission),
    });
  };

  router.get(
    `${base}/workflows`,
    reads(forge, async ({ req, res, repository }) => {
      const items = await listWorkflows(repository);
      res.json({
        total_count: items.length,
        workflows: paginate(req, res, { baseUrl: urls.base, items }).map(
          workflow => presentWorkflow(urls, repository, workflow),
        ),
      });
    }),
  );

  router.get(
    `${base}/workflows/:workflow`,
    reads(forge, async ({ req, res, repository }) => {
      const workflow = await getWorkflow(repository, req.params.workflow);
      res.json(presentWorkflow(urls, repository, workflow));
    }),
  );

  router.get(
    `${base}/workflows/:workflow/runs`,
    reads(forge, async context => {
      const { repository, req } = context;
      const workflow = await getWorkflow(repository, req.params.workflow);
      await listRuns(context, workflow.path);
    }),
  );

  router.post(
    `${base}/workflows/:workflow/dispatches`,
    changes(forge, 'write', async ({ req, res, repository, viewer }) => {
      const body = readBody(req, 'WorkflowDispatch', dispatchBody);
      const workflow = await getWorkflow(repository, req.params.workflow);
      const branch = shortName(body.ref);
      const sha = await readBranch(repository.git, branch);
      if (!sha) {
        throw unprocessable(`No ref found for: ${body.ref}`);
      }
      const run = await queueRun(forge, repository, {
        workflow,
        event: 'workflow_dispatch',
        branch,
        sha,
        actor: viewer,
      });
      await announceRun(forge, repository, viewer, 'requested', run);
      res.status(204).end();
    }),
  );

  router.get(`${base}/runs`, reads(forge, listRuns));

  router.get(
    `${base}/runs/:id(\\d+)`,
    reads(forge, async ({ req, res, repository, permission }) => {
      const run = await getRun(forge, repository, req.params.id);
      const [answer] = await runAnswers(forge, repository, [run], permission);
      res.json(answer);
    }),
  );

  return router;
}
