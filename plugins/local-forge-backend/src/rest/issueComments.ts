import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { accountsById } from '../forge/accounts';
import { Forge, now, Repository } from '../forge/Forge';
import { getIssue, issueAnswers } from '../forge/issues';
import { notFound } from '../http/errors';
import { paginate } from '../http/pagination';
import { IssueCommentRow, IssueRow } from '../store';
import { presentComment } from './presenters/issues';
import { changes, readBody, readId, reads } from './request';

const commentBody = z.object({ body: z.string().min(1) });

/** Routes of comments on issues and pull requests. */
export function createIssueCommentsRouter(forge: Forge) {
  const router = Router();
  const { store, urls } = forge;
  const ofIssue = '/repos/:owner/:repo/issues/:number(\\d+)/comments';
  const one = '/repos/:owner/:repo/issues/comments/:id(\\d+)';

  const present = async (
    repository: Repository,
    issue: IssueRow,
    comments: IssueCommentRow[],
  ) => {
    const accounts = await accountsById(
      store,
      comments.map(comment => comment.author_id),
    );
    return comments.map(comment =>
      presentComment(urls, repository, issue, comment, accounts),
    );
  };
  const find = async (repository: Repository, id: string) => {
    const comment = await store.comments.find({ id: readId(id) });
    const issue =
      comment &&
      (await store.issues.find({
        id: comment.issue_id,
        repository_id: repository.row.id,
      }));
    if (!comment || !issue) {
      throw notFound();
    }
    return { comment, issue };
  };

  router.get(
    ofIssue,
    reads(forge, async ({ req, res, repository }) => {
      const number = readId(req.params.number);
      const issue = await getIssue(forge, repository, number);
      const all = await store.comments.list(
        { issue_id: issue.id },
        { order: ['id', 'asc'] },
      );
      const items = paginate(req, res, { baseUrl: urls.base, items: all });
      res.json(await present(repository, issue, items));
    }),
  );

  router.post(
    ofIssue,
    changes(forge, 'read', async ({ req, res, repository, viewer }) => {
      const { body } = readBody(req, 'IssueComment', commentBody);
      const number = readId(req.params.number);
      const issue = await getIssue(forge, repository, number);
      const time = now();
      const comment = await store.comments.insert({
        issue_id: issue.id,
        author_id: viewer.id,
        body,
        created_at: time,
        updated_at: time,
      });
      const [answer] = await present(repository, issue, [comment]);
      const [issueAnswer] = await issueAnswers(forge, repository, [issue]);
      await forge.events.publish({
        event: 'issue_comment',
        action: 'created',
        repository,
        sender: viewer,
        payload: () => ({ issue: issueAnswer, comment: answer }),
      });
      res.status(201).json(answer);
    }),
  );

  router.get(
    one,
    reads(forge, async ({ req, res, repository }) => {
      const { comment, issue } = await find(repository, req.params.id);
      const [answer] = await present(repository, issue, [comment]);
      res.json(answer);
    }),
  );

  router.patch(
    one,
    changes(forge, 'triage', async ({ req, res, repository }) => {
      const { body } = readBody(req, 'IssueComment', commentBody);
      const { comment, issue } = await find(repository, req.params.id);
      const change = { body, updated_at: now() };
      await store.comments.update({ id: comment.id }, change);
      const updated = { ...comment, ...change };
      const [answer] = await present(repository, issue, [updated]);
      res.json(answer);
    }),
  );

  router.delete(
    one,
    changes(forge, 'triage', async ({ req, res, repository }) => {
      const { comment } = await find(repository, req.params.id);
      await store.comments.delete({ id: comment.id });
      res.status(204).end();
    }),
  );

  return router;
}
