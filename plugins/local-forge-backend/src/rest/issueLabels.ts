import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { Forge, Repository } from '../forge/Forge';
import {
  getIssue,
  issueAnswers,
  labelIds,
  labelsById,
  updateIssue,
} from '../forge/issues';
import { notFound, unprocessable } from '../http/errors';
import { paginate } from '../http/pagination';
import { IssueRow } from '../store';
import { readLabelNames } from './issues';
import { presentLabel } from './presenters/issues';
import { ChangeContext, changes, readBody, readId, reads } from './request';

const labelBody = z.object({
  name: z.string().min(1),
  color: z
    .string()
    .regex(/^[\da-f]{6}$/i)
    .default('ededed'),
  description: z.string().nullish(),
});

const names = z.array(z.union([z.string(), z.object({ name: z.string() })]));

const issueLabelsBody = z.union([
  names,
  z.object({ labels: names.default([]) }),
]);

/** Routes of labels, and of the labels of issues. */
export function createIssueLabelsRouter(forge: Forge) {
  const router = Router();
  const { store, urls } = forge;
  const base = '/repos/:owner/:repo/labels';
  const ofIssue = '/repos/:owner/:repo/issues/:number(\\d+)/labels';

  const find = async (repository: Repository, name: string) => {
    const label = await store.labels.find({
      repository_id: repository.row.id,
      name,
    });
    if (!label) {
      throw notFound();
    }
    return label;
  };
  const answer = async (repository: Repository, issue: IssueRow) => {
    const labels = await labelsById(forge, issue.labels);
    return [...labels.values()].map(label =>
      presentLabel(urls, repository, label),
    );
  };
  const change = async (
    { req, repository, viewer, res }: ChangeContext,
    labelsOf: (issue: IssueRow) => Promise<number[]>,
  ) => {
    const number = readId(req.params.number);
    const issue = await getIssue(forge, repository, number);
    const labels = await labelsOf(issue);
    const updated = await updateIssue(forge, issue, { labels });
    if (!issue.is_pull) {
      const [issueAnswer] = await issueAnswers(forge, repository, [updated]);
      const action =
        labels.length > issue.labels.length ? 'labeled' : 'unlabeled';
      await forge.events.publish({
        event: 'issues',
        action,
        repository,
        sender: viewer,
        payload: () => ({ issue: issueAnswer }),
      });
    }
    res.json(await answer(repository, updated));
  };
  const readNames = (context: ChangeContext) => {
    const body = readBody(context.req, 'Label', issueLabelsBody);
    return readLabelNames(Array.isArray(body) ? body : body.labels);
  };

  router.get(
    base,
    reads(forge, async ({ req, res, repository }) => {
      const items = await store.labels.list(
        { repository_id: repository.row.id },
        { order: ['name', 'asc'] },
      );
      res.json(
        paginate(req, res, { baseUrl: urls.base, items }).map(label =>
          presentLabel(urls, repository, label),
        ),
      );
    }),
  );

  router.post(
    base,
    changes(forge, 'write', async ({ req, res, repository }) => {
      const {
        name,
        color,
        description = null,
      } = readBody(req, 'Label', labelBody);
      const where = { repository_id: repository.row.id, name };
      if (await store.labels.find(where)) {
        throw unprocessable('Validation Failed', {
          resource: 'Label',
          code: 'already_exists',
          field: 'name',
        });
      }
      const label = await store.labels.insert({ ...where, color, description });
      res.status(201).json(presentLabel(urls, repository, label));
    }),
  );

  router.get(
    `${base}/:name`,
    reads(forge, async ({ req, res, repository }) => {
      const label = await find(repository, req.params.name);
      res.json(presentLabel(urls, repository, label));
    }),
  );

  router.delete(
    `${base}/:name`,
    changes(forge, 'write', async ({ req, res, repository }) => {
      const label = await find(repository, req.params.name);
      await store.labels.delete({ id: label.id });
      res.status(204).end();
    }),
  );

  router.get(
    ofIssue,
    reads(forge, async ({ req, res, repository }) => {
      const number = readId(req.params.number);
      const issue = await getIssue(forge, repository, number);
      res.json(await answer(repository, issue));
    }),
  );

  router.post(
    ofIssue,
    changes(forge, 'triage', async context =>
      change(context, async issue => {
        const added = await labelIds(
          forge,
          context.repository.row.id,
          readNames(context),
        );
        return [...new Set([...issue.labels, ...added])];
      }),
    ),
  );

  router.put(
    ofIssue,
    changes(forge, 'triage', async context =>
      change(context, async () =>
        labelIds(forge, context.repository.row.id, readNames(context)),
      ),
    ),
  );

  router.delete(
    `${ofIssue}/:name`,
    changes(forge, 'triage', async context =>
      change(context, async issue => {
        const { name } = context.req.params;
        const label = await find(context.repository, name);
        if (!issue.labels.includes(label.id)) {
          throw notFound('Label does not exist');
        }
        return issue.labels.filter(id => id !== label.id);
      }),
    ),
  );

  return router;
}
