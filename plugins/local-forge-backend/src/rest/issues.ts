import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { Forge, Repository } from '../forge/Forge';
import {
  createIssueRow,
  getIssue,
  issueAnswers,
  labelIds,
  updateIssue,
  userIds,
} from '../forge/issues';
import { paginate } from '../http/pagination';
import { AccountRow, IssueRow } from '../store';
import { changes, queryText, readBody, readId, reads } from './request';

const labelNames = z.array(
  z.union([z.string(), z.object({ name: z.string() })]),
);

const createBody = z.object({
  title: z.coerce.string().min(1),
  body: z.string().nullish(),
  assignees: z.array(z.string()).optional(),
  labels: labelNames.optional(),
});

const updateBody = createBody.partial().extend({
  state: z.enum(['open', 'closed']).optional(),
  state_reason: z.enum(['completed', 'not_planned', 'reopened']).nullish(),
});

/** The names in a list of labels, which may be names or objects with a name. */
export function readLabelNames(labels: z.output<typeof labelNames>): string[] {
  return labels.map(label => (typeof label === 'string' ? label : label.name));
}

/** Routes of issues. */
export function createIssuesRouter(forge: Forge) {
  const router = Router();
  const { store, urls } = forge;
  const base = '/repos/:owner/:repo/issues';
  const answer = async (repository: Repository, issue: IssueRow) =>
    (await issueAnswers(forge, repository, [issue]))[0];
  const announce = async (
    repository: Repository,
    sender: AccountRow,
    action: string,
    issue: IssueRow,
  ) =>
    issue.is_pull
      ? undefined
      : forge.events.publish({
          event: 'issues',
          action,
          repository,
          sender,
          payload: async () => ({ issue: await answer(repository, issue) }),
        });

  router.get(
    base,
    reads(forge, async ({ req, res, repository }) => {
      const state = queryText(req, 'state') ?? 'open';
      const wanted = queryText(req, 'labels')?.split(',') ?? [];
      const labels = wanted.length
        ? await store.labels.list({
            repository_id: repository.row.id,
            name: wanted,
          })
        : [];
      const issues = await store.issues.list(
        {
          repository_id: repository.row.id,
          ...(state === 'all' ? {} : { state: state as IssueRow['state'] }),
        },
        {
          order: [
            queryText(req, 'sort') === 'updated' ? 'updated_at' : 'number',
            queryText(req, 'direction') === 'asc' ? 'asc' : 'desc',
          ],
        },
      );
      const since = Date.parse(queryText(req, 'since') ?? '') || 0;
      const items = issues.filter(
        issue =>
          Date.parse(issue.updated_at) >= since &&
          labels.length === wanted.length &&
          labels.every(label => issue.labels.includes(label.id)),
      );
      const page = paginate(req, res, { baseUrl: urls.base, items });
      res.json(await issueAnswers(forge, repository, page));
    }),
  );

  router.post(
    base,
    changes(forge, 'read', async ({ req, res, repository, viewer }) => {
      const body = readBody(req, 'Issue', createBody);
      const issue = await forge.repositories.exclusively(repository.git, () =>
        createIssueRow(forge, repository, {
          ...body,
          labels: readLabelNames(body.labels ?? []),
          author: viewer,
          isPull: false,
        }),
      );
      await announce(repository, viewer, 'opened', issue);
      res.status(201).json(await answer(repository, issue));
    }),
  );

  router.get(
    `${base}/:number(\\d+)`,
    reads(forge, async ({ req, res, repository }) => {
      const number = readId(req.params.number);
      const issue = await getIssue(forge, repository, number);
      res.json(await answer(repository, issue));
    }),
  );

  router.patch(
    `${base}/:number(\\d+)`,
    changes(forge, 'triage', async ({ req, res, repository, viewer }) => {
      const body = readBody(req, 'Issue', updateBody);
      const number = readId(req.params.number);
      const issue = await getIssue(forge, repository, number);
      const updated = await updateIssue(forge, issue, {
        title: body.title,
        body: body.body,
        state: body.state,
        state_reason: body.state_reason,
        assignees: body.assignees && (await userIds(forge, body.assignees)),
        labels:
          body.labels &&
          (await labelIds(
            forge,
            repository.row.id,
            readLabelNames(body.labels),
          )),
      });
      await announce(repository, viewer, actionOf(issue, updated), updated);
      res.json(await answer(repository, updated));
    }),
  );

  for (const method of ['post', 'delete'] as const) {
    router[method](
      `${base}/:number(\\d+)/assignees`,
      changes(forge, 'triage', async ({ req, res, repository, viewer }) => {
        const body = readBody(
          req,
          'Issue',
          z.object({ assignees: z.array(z.string()).default([]) }),
        );
        const number = readId(req.params.number);
        const issue = await getIssue(forge, repository, number);
        const ids = await userIds(forge, body.assignees);
        const updated = await updateIssue(forge, issue, {
          assignees:
            method === 'post'
              ? [...new Set([...issue.assignees, ...ids])]
              : issue.assignees.filter(id => !ids.includes(id)),
        });
        const action = method === 'post' ? 'assigned' : 'unassigned';
        await announce(repository, viewer, action, updated);
        const status = method === 'post' ? 201 : 200;
        res.status(status).json(await answer(repository, updated));
      }),
    );
  }

  return router;
}

function actionOf(before: IssueRow, after: IssueRow): string {
  if (before.state !== after.state) {
    return after.state === 'closed' ? 'closed' : 'reopened';
  }
  return 'edited';
}
