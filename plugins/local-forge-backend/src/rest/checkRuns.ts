import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { Forge, now, Repository } from '../forge/Forge';
import { parseSha, toIsoDate } from '../git';
import { invalidField, notFound } from '../http/errors';
import { paginate } from '../http/pagination';
import { CheckRunRow } from '../store';
import { nodeId } from './presenters/nodeId';
import {
  changes,
  queryText,
  readBody,
  readId,
  reads,
  requireCommit,
} from './request';

const time = z.iso.datetime({ offset: true });

const updateBody = z.object({
  name: z.string().min(1).optional(),
  status: z.enum(['queued', 'in_progress', 'completed']).optional(),
  conclusion: z
    .enum([
      'action_required',
      'cancelled',
      'failure',
      'neutral',
      'success',
      'skipped',
      'stale',
      'timed_out',
    ])
    .optional(),
  details_url: z.string().optional(),
  external_id: z.string().optional(),
  started_at: time.optional(),
  completed_at: time.optional(),
  output: z
    .object({
      title: z.string().nullish(),
      summary: z.string().nullish(),
      text: z.string().nullish(),
    })
    .optional(),
});

const createBody = updateBody.extend({
  name: z.string().min(1),
  head_sha: z.string(),
});

/** Routes of checks. */
export function createCheckRunsRouter(forge: Forge) {
  const router = Router();
  const { store, urls } = forge;
  const base = '/repos/:owner/:repo';

  const present = ({ fullName }: Repository, run: CheckRunRow) => {
    const url = urls.repoApi(fullName, 'check-runs', run.id);
    return {
      id: run.id,
      node_id: nodeId('CheckRun', run.id),
      head_sha: run.head_sha,
      external_id: run.external_id,
      url,
      html_url: urls.repo(fullName, 'runs', run.id),
      details_url: run.details_url,
      status: run.status,
      conclusion: run.conclusion,
      started_at: run.started_at && toIsoDate(run.started_at),
      completed_at: run.completed_at && toIsoDate(run.completed_at),
      output: {
        ...run.output,
        annotations_count: 0,
        annotations_url: `${url}/annotations`,
      },
      name: run.name,
      check_suite: null,
      app: null,
      pull_requests: [],
    };
  };
  const announce = async (
    repository: Repository,
    sender: Parameters<typeof forge.events.publish>[0]['sender'],
    action: string,
    run: CheckRunRow,
  ) =>
    forge.events.publish({
      event: 'check_run',
      action,
      repository,
      sender,
      payload: () => ({ check_run: present(repository, run) }),
    });
  const find = async (repository: Repository, id: string) => {
    const run = await store.checkRuns.find({
      id: readId(id),
      repository_id: repository.row.id,
    });
    if (!run) {
      throw notFound();
    }
    return run;
  };

  router.post(
    `${base}/check-runs`,
    changes(forge, 'write', async ({ req, res, repository, viewer }) => {
      const body = readBody(req, 'CheckRun', createBody);
      const sha = parseSha(body.head_sha);
      if (!sha || (await requireCommit(repository, sha)) !== sha) {
        throw invalidField('CheckRun', 'head_sha');
      }
      const run = await store.checkRuns.insert({
        repository_id: repository.row.id,
        head_sha: sha,
        name: body.name,
        ...stateOf(body),
        details_url: body.details_url ?? null,
        external_id: body.external_id ?? null,
        output: outputOf(body.output),
        started_at: body.started_at ?? now(),
      });
      await announce(repository, viewer, 'created', run);
      res.status(201).json(present(repository, run));
    }),
  );

  router.get(
    `${base}/check-runs/:id(\\d+)`,
    reads(forge, async ({ req, res, repository }) => {
      res.json(present(repository, await find(repository, req.params.id)));
    }),
  );

  router.patch(
    `${base}/check-runs/:id(\\d+)`,
    changes(forge, 'write', async ({ req, res, repository, viewer }) => {
      const { output, ...body } = readBody(req, 'CheckRun', updateBody);
      const run = await find(repository, req.params.id);
      const given = Object.fromEntries(
        Object.entries(body).filter(([, value]) => value !== undefined),
      );
      const updated: CheckRunRow = {
        ...run,
        ...given,
        ...(body.status || body.conclusion ? stateOf(body) : {}),
        output: output ? { ...run.output, ...outputOf(output) } : run.output,
      };
      await store.checkRuns.update({ id: run.id }, updated);
      const action = updated.status === 'completed' ? 'completed' : 'created';
      await announce(repository, viewer, action, updated);
      res.json(present(repository, updated));
    }),
  );

  router.get(
    `${base}/commits/:ref(*)/check-runs`,
    reads(forge, async ({ req, res, repository }) => {
      const sha = await requireCommit(repository, req.params.ref);
      const all = await store.checkRuns.list(
        {
          repository_id: repository.row.id,
          head_sha: sha,
          name: queryText(req, 'check_name'),
          status: queryText(req, 'status') as CheckRunRow['status'] | undefined,
        },
        { order: ['id', 'desc'] },
      );
      const items =
        queryText(req, 'filter') === 'all'
          ? all
          : all.filter(
              (run, index) =>
                all.findIndex(other => other.name === run.name) === index,
            );
      res.json({
        total_count: items.length,
        check_runs: paginate(req, res, { baseUrl: urls.base, items }).map(run =>
          present(repository, run),
        ),
      });
    }),
  );

  return router;
}

/** A conclusion completes a check, whatever status is given with it. */
function stateOf(body: z.output<typeof updateBody>) {
  const { conclusion } = body;
  const status = conclusion ? 'completed' : body.status ?? 'queued';
  return {
    status,
    conclusion: conclusion ?? null,
    completed_at: status === 'completed' ? body.completed_at ?? now() : null,
  } as const;
}

function outputOf(output: z.output<typeof updateBody>['output'] = {}) {
  const { title = null, summary = null, text = null } = output;
  return { title, summary, text };
}
