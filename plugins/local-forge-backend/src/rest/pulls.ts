import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { includesPermission } from '../forge/access';
import { Forge } from '../forge/Forge';
import { mergePull } from '../forge/mergePull';
import { pullAnswer, pullAnswers } from '../forge/pullAnswers';
import { createPull, getPull, listPulls, updatePull } from '../forge/pulls';
import { pullTips } from '../forge/PullRequest';
import { diffTrees, listCommits, mergeBase } from '../git';
import { forbidden, notFound } from '../http/errors';
import { paginate } from '../http/pagination';
import { commitsAnswer } from './commits';
import { presentFileChange } from './presenters/commits';
import { changes, queryText, readBody, readId, reads } from './request';

const createBody = z.object({
  title: z.string().min(1),
  body: z.string().nullish(),
  head: z.string().min(1),
  base: z.string().min(1),
  draft: z.boolean().optional(),
});

const updateBody = z.object({
  title: z.string().min(1).optional(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
  base: z.string().optional(),
});

const mergeBody = z.object({
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
  merge_method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
});

/** Routes of pull requests. */
export function createPullsRouter(forge: Forge) {
  const router = Router();
  const { urls } = forge;
  const base = '/repos/:owner/:repo/pulls';
  const one = `${base}/:number(\\d+)`;

  router.get(
    base,
    reads(forge, async ({ req, res, repository, permission }) => {
      const state = queryText(req, 'state') ?? 'open';
      const head = queryText(req, 'head')?.replace(/^[^:]*:/, '');
      const found = await listPulls(forge, repository, {
        ...(state === 'open' || state === 'closed' ? { state } : {}),
        ...(head === undefined ? {} : { head_ref: head }),
        ...(req.query.base ? { base_ref: queryText(req, 'base') } : {}),
      });
      const items =
        queryText(req, 'direction') === 'asc' ? found.reverse() : found;
      const page = paginate(req, res, { baseUrl: urls.base, items });
      res.json(await pullAnswers(forge, repository, page, permission));
    }),
  );

  router.post(
    base,
    changes(
      forge,
      'read',
      async ({ req, res, repository, viewer, permission }) => {
        const body = readBody(req, 'PullRequest', createBody);
        const request = await createPull(forge, repository, {
          ...body,
          author: viewer,
        });
        res
          .status(201)
          .json(await pullAnswer(forge, repository, request, permission));
      },
    ),
  );

  router.get(
    one,
    reads(forge, async ({ req, res, repository, permission }) => {
      const number = readId(req.params.number);
      const request = await getPull(forge, repository, number);
      const accept = req.headers.accept ?? '';
      if (/vnd\.github(\.v3)?\.(diff|patch)/.test(accept)) {
        const { base: from, head } = await pullTips(repository, request);
        const { stdout } = await repository.git.run(
          /\.diff/.test(accept)
            ? ['diff', `${from}...${head}`, '--']
            : ['format-patch', '--stdout', `${from}..${head}`, '--'],
        );
        res.type('text/plain').send(stdout);
        return;
      }
      res.json(await pullAnswer(forge, repository, request, permission));
    }),
  );

  router.patch(
    one,
    changes(
      forge,
      'read',
      async ({ req, res, repository, viewer, permission }) => {
        const body = readBody(req, 'PullRequest', updateBody);
        const number = readId(req.params.number);
        const request = await getPull(forge, repository, number);
        const isAuthor = request.issue.author_id === viewer.id;
        if (!isAuthor && !includesPermission(permission, 'write')) {
          throw forbidden();
        }
        const updated = await updatePull(
          forge,
          repository,
          viewer,
          request,
          body,
        );
        res.json(await pullAnswer(forge, repository, updated, permission));
      },
    ),
  );

  router.get(
    `${one}/commits`,
    reads(forge, async ({ req, res, repository }) => {
      const number = readId(req.params.number);
      const request = await getPull(forge, repository, number);
      const tips = await pullTips(repository, request);
      const commits = await listCommits(repository.git, {
        revisions: [tips.head, `^${tips.base}`],
      });
      const items = commits.reverse();
      const page = paginate(req, res, { baseUrl: urls.base, items });
      res.json(await commitsAnswer(forge, repository, page));
    }),
  );

  router.get(
    `${one}/files`,
    reads(forge, async ({ req, res, repository }) => {
      const number = readId(req.params.number);
      const request = await getPull(forge, repository, number);
      const { base: from, head } = await pullTips(repository, request);
      const common = (await mergeBase(repository.git, from, head)) ?? from;
      const items = await diffTrees(repository.git, common, head);
      res.json(
        paginate(req, res, { baseUrl: urls.base, items }).map(file =>
          presentFileChange(urls, repository, file, head),
        ),
      );
    }),
  );

  router.get(
    `${one}/merge`,
    reads(forge, async ({ req, res, repository }) => {
      const number = readId(req.params.number);
      const { pull } = await getPull(forge, repository, number);
      if (!pull.merged_at) {
        throw notFound();
      }
      res.status(204).end();
    }),
  );

  router.put(
    `${one}/merge`,
    changes(
      forge,
      'write',
      async ({ req, res, repository, viewer, permission }) => {
        const body = readBody(req, 'PullRequest', mergeBody);
        const sha = await mergePull(forge, {
          repository,
          viewer,
          permission,
          number: readId(req.params.number),
          method: body.merge_method,
          sha: body.sha,
          title: body.commit_title,
          message: body.commit_message,
        });
        const message = 'Pull Request successfully merged';
        res.json({ sha, merged: true, message });
      },
    ),
  );

  return router;
}
