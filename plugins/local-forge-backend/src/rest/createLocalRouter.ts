import express from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { Forge, now } from '../forge/Forge';
import { announceRun, runAnswers } from '../forge/workflowAnswers';
import { getWorkflow, queueRun } from '../forge/workflows';
import { resolveCommit } from '../git';
import { invalidField, notFound } from '../http/errors';
import { changes, readBody } from './request';
import { getRun } from './workflows';

const createBody = z.object({
  workflow: z.string(),
  head_branch: z.string(),
  head_sha: z.string().optional(),
  event: z.string().default('push'),
});

const updateBody = z.union([
  z.object({ status: z.literal('in_progress') }),
  z.object({
    status: z.literal('completed'),
    conclusion: z.enum(['success', 'failure', 'cancelled', 'skipped']),
  }),
]);

/**
 * What GitHub's API does not have and a runner outside the forge needs: to
 * report runs of workflows and how they went. It stands apart from `/api/v3`,
 * so that nobody takes it for GitHub's.
 */
export function createLocalRouter(forge: Forge) {
  const router = Router();
  const base = '/repos/:owner/:repo/actions/runs';
  router.use(express.json({ type: () => true }));

  router.post(
    base,
    changes(
      forge,
      'write',
      async ({ req, res, repository, viewer, permission }) => {
        const body = readBody(req, 'WorkflowRun', createBody);
        const workflow = await getWorkflow(repository, body.workflow);
        const { head_branch: branch, head_sha: head } = body;
        const sha = await resolveCommit(repository.git, head ?? branch);
        if (!sha) {
          throw invalidField('WorkflowRun', head ? 'head_sha' : 'head_branch');
        }
        const { event } = body;
        const actor = viewer;
        const run = await queueRun(forge, repository, {
          workflow,
          event,
          branch,
          sha,
          actor,
        });
        await announceRun(forge, repository, viewer, 'requested', run);
        const [answer] = await runAnswers(forge, repository, [run], permission);
        res.status(201).json(answer);
      },
    ),
  );

  router.patch(
    `${base}/:id(\\d+)`,
    changes(
      forge,
      'write',
      async ({ req, res, repository, viewer, permission }) => {
        const body = readBody(req, 'WorkflowRun', updateBody);
        const run = await getRun(forge, repository, req.params.id);
        if (run.status === 'completed') {
          throw invalidField('WorkflowRun', 'status', 'the run is over');
        }
        const updated = { ...run, ...body, updated_at: now() };
        await forge.store.workflowRuns.update({ id: run.id }, updated);
        await announceRun(forge, repository, viewer, body.status, updated);
        const [answer] = await runAnswers(
          forge,
          repository,
          [updated],
          permission,
        );
        res.json(answer);
      },
    ),
  );

  router.use(() => {
    throw notFound();
  });
  return router;
}
