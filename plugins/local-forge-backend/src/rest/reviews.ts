import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { accountsById } from '../forge/accounts';
import { Forge, now, Repository } from '../forge/Forge';
import { userIds } from '../forge/issues';
import { pullAnswer, pullAnswers } from '../forge/pullAnswers';
import { announcePull, getPull } from '../forge/pulls';
import { PullRequest } from '../forge/PullRequest';
import { parseSha } from '../git';
import { unprocessable } from '../http/errors';
import { paginate } from '../http/pagination';
import { PullRequestRow, ReviewRow } from '../store';
import { presentTeam } from './presenters/accounts';
import { presentAccounts } from './presenters/issues';
import { presentReview } from './presenters/pulls';
import { ChangeContext, changes, readBody, readId, reads } from './request';

const STATES = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
} as const;

const reviewBody = z.object({
  commit_id: z.string().optional(),
  body: z.string().default(''),
  event: z.enum(['APPROVE', 'REQUEST_CHANGES', 'COMMENT']).default('COMMENT'),
});

const reviewersBody = z.object({
  reviewers: z.array(z.string()).default([]),
  team_reviewers: z.array(z.string()).default([]),
});

/** Routes of reviews and of who is asked for them. */
export function createReviewsRouter(forge: Forge) {
  const router = Router();
  const { store, urls } = forge;
  const base = '/repos/:owner/:repo/pulls/:number(\\d+)';

  const present = async (
    repository: Repository,
    { issue }: PullRequest,
    reviews: ReviewRow[],
  ) => {
    const accounts = await accountsById(
      store,
      reviews.map(review => review.author_id),
    );
    return reviews.map(review =>
      presentReview(urls, repository, issue.number, review, accounts),
    );
  };

  router.get(
    `${base}/reviews`,
    reads(forge, async ({ req, res, repository }) => {
      const number = readId(req.params.number);
      const request = await getPull(forge, repository, number);
      const all = await store.reviews.list(
        { issue_id: request.issue.id },
        { order: ['id', 'asc'] },
      );
      const items = paginate(req, res, { baseUrl: urls.base, items: all });
      res.json(await present(repository, request, items));
    }),
  );

  router.post(
    `${base}/reviews`,
    changes(forge, 'read', async ({ req, res, repository, viewer }) => {
      const body = readBody(req, 'PullRequestReview', reviewBody);
      const number = readId(req.params.number);
      const request = await getPull(forge, repository, number);
      const { issue, pull } = request;
      if (issue.author_id === viewer.id && body.event !== 'COMMENT') {
        throw unprocessable(
          body.event === 'APPROVE'
            ? 'Can not approve your own pull request'
            : 'Can not request changes on your own pull request',
        );
      }
      const review = await store.reviews.insert({
        issue_id: issue.id,
        author_id: viewer.id,
        state: STATES[body.event],
        body: body.body,
        commit_sha: parseSha(body.commit_id ?? '') ?? pull.head_sha,
        submitted_at: now(),
      });
      await store.pullRequests.update(
        { issue_id: issue.id },
        { reviewers: pull.reviewers.filter(id => id !== viewer.id) },
      );
      const [answer] = await present(repository, request, [review]);
      await forge.events.publish({
        event: 'pull_request_review',
        action: 'submitted',
        repository,
        sender: viewer,
        payload: async () => ({
          review: { ...answer, state: review.state.toLowerCase() },
          pull_request: (
            await pullAnswers(forge, repository, [request], 'admin')
          )[0],
        }),
      });
      res.json(answer);
    }),
  );

  router.get(
    `${base}/requested_reviewers`,
    reads(forge, async ({ req, res, repository }) => {
      const number = readId(req.params.number);
      const { pull } = await getPull(forge, repository, number);
      const accounts = await accountsById(store, pull.reviewers);
      const teams = await store.teams.list({ id: pull.team_reviewers });
      res.json({
        users: presentAccounts(urls, pull.reviewers, accounts),
        teams: teams.map(team => presentTeam(urls, repository.owner, team)),
      });
    }),
  );

  const readReviewers = async ({ req, repository }: ChangeContext) => {
    const body = readBody(req, 'PullRequest', reviewersBody);
    const teams = await store.teams.list({
      organization_id: repository.owner.id,
      slug: body.team_reviewers,
    });
    const users = await userIds(forge, body.reviewers);
    return { users, teams: teams.map(team => team.id) };
  };
  const saveReviewers = async (
    { repository, viewer, permission }: ChangeContext,
    { issue, pull }: PullRequest,
    change: Pick<PullRequestRow, 'reviewers' | 'team_reviewers'>,
    action: string,
  ) => {
    await store.pullRequests.update({ issue_id: issue.id }, change);
    const updated = { issue, pull: { ...pull, ...change } };
    await announcePull(forge, repository, viewer, action, updated);
    return pullAnswer(forge, repository, updated, permission);
  };

  router.post(
    `${base}/requested_reviewers`,
    changes(forge, 'triage', async context => {
      const { req, res, repository } = context;
      const asked = await readReviewers(context);
      const number = readId(req.params.number);
      const request = await getPull(forge, repository, number);
      const { issue, pull } = request;
      if (asked.users.includes(issue.author_id)) {
        throw unprocessable(
          'Review cannot be requested from pull request author.',
        );
      }
      const change = {
        reviewers: [...new Set([...pull.reviewers, ...asked.users])],
        team_reviewers: [...new Set([...pull.team_reviewers, ...asked.teams])],
      };
      const action = 'review_requested';
      const answer = await saveReviewers(context, request, change, action);
      res.status(201).json(answer);
    }),
  );

  router.delete(
    `${base}/requested_reviewers`,
    changes(forge, 'triage', async context => {
      const { req, res, repository } = context;
      const asked = await readReviewers(context);
      const number = readId(req.params.number);
      const request = await getPull(forge, repository, number);
      const { pull } = request;
      const change = {
        reviewers: pull.reviewers.filter(id => !asked.users.includes(id)),
        team_reviewers: pull.team_reviewers.filter(
          id => !asked.teams.includes(id),
        ),
      };
      const action = 'review_request_removed';
      res.json(await saveReviewers(context, request, change, action));
    }),
  );

  return router;
}
