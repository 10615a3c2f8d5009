import Router from 'express-promise-router';
import { Request, Response } from 'express';
import { z } from 'zod/v4';
import { administers } from '../forge/access';
import { getAccount } from '../forge/accounts';
import { Forge } from '../forge/Forge';
import {
  createRepository,
  deleteRepository,
  DEFAULT_SETTINGS,
  readmeTree,
} from '../forge/repositories';
import { updateRepository } from '../forge/updateRepository';
import { requireViewer } from '../http/auth';
import { forbidden, unprocessable } from '../http/errors';
import { AccountRow, RepositorySettings } from '../store';
import { repositoryFullAnswer } from './repositoryAnswer';
import { changes, readBody, reads } from './request';

const settings = {
  has_issues: z.boolean().optional(),
  has_projects: z.boolean().optional(),
  has_wiki: z.boolean().optional(),
  allow_merge_commit: z.boolean().optional(),
  allow_squash_merge: z.boolean().optional(),
  allow_rebase_merge: z.boolean().optional(),
  allow_auto_merge: z.boolean().optional(),
  allow_update_branch: z.boolean().optional(),
  delete_branch_on_merge: z.boolean().optional(),
  squash_merge_commit_title: z
    .enum(['PR_TITLE', 'COMMIT_OR_PR_TITLE'])
    .optional(),
  squash_merge_commit_message: z
    .enum(['PR_BODY', 'COMMIT_MESSAGES', 'BLANK'])
    .optional(),
};

const common = {
  description: z.string().nullish(),
  homepage: z.string().nullish(),
  private: z.boolean().optional(),
  visibility: z.enum(['public', 'private', 'internal']).optional(),
  ...settings,
};

const createBody = z.object({
  ...common,
  name: z.string(),
  auto_init: z.boolean().optional(),
});

const updateBody = z.object({
  ...common,
  name: z.string().optional(),
  default_branch: z.string().optional(),
  archived: z.boolean().optional(),
});

/** Routes of repositories themselves. */
export function createReposRouter(forge: Forge) {
  const router = Router();

  const create = async (req: Request, res: Response, owner: AccountRow) => {
    const creator = requireViewer(res);
    const body = readBody(req, 'Repository', createBody);
    const repository = await createRepository(forge, {
      owner,
      creator,
      name: body.name,
      description: body.description,
      homepage: body.homepage,
      visibility: readVisibility(body),
      settings: readSettings(body),
      firstTree: body.auto_init
        ? readmeTree(body.name, body.description)
        : undefined,
    });
    res
      .status(201)
      .location(forge.urls.repoApi(repository.fullName))
      .json(await repositoryFullAnswer(forge, repository, 'admin'));
  };

  router.post('/user/repos', async (req, res) =>
    create(req, res, requireViewer(res)),
  );

  router.post('/orgs/:org/repos', async (req, res) => {
    const viewer = requireViewer(res);
    const { org } = req.params;
    const organization = await getAccount(forge.store, org, 'Organization');
    if (!(await administers(forge.store, viewer, organization))) {
      throw forbidden(
        'You need admin access to the organization before adding a repository to it.',
      );
    }
    await create(req, res, organization);
  });

  router.get(
    '/repos/:owner/:repo',
    reads(forge, async ({ res, repository, permission }) => {
      res.json(await repositoryFullAnswer(forge, repository, permission));
    }),
  );

  router.patch(
    '/repos/:owner/:repo',
    changes(forge, 'admin', async ({ req, res, repository, viewer }) => {
      const body = readBody(req, 'Repository', updateBody);
      const updated = await updateRepository(forge, repository, viewer, {
        name: body.name,
        description: body.description,
        homepage: body.homepage,
        visibility: readVisibility(body),
        default_branch: body.default_branch,
        archived: body.archived,
        settings: readSettings(body),
      });
      res.json(await repositoryFullAnswer(forge, updated, 'admin'));
    }),
  );

  router.delete(
    '/repos/:owner/:repo',
    changes(forge, 'admin', async ({ res, repository, viewer }) => {
      await deleteRepository(forge, repository, viewer);
      res.status(204).end();
    }),
  );

  router.get(
    '/repos/:owner/:repo/topics',
    reads(forge, async ({ res, repository }) => {
      res.json({ names: repository.row.topics });
    }),
  );

  router.put(
    '/repos/:owner/:repo/topics',
    changes(forge, 'admin', async ({ req, res, repository, viewer }) => {
      const { names } = readBody(
        req,
        'Repository',
        z.object({ names: z.array(z.string()) }),
      );
      if (!names.every(name => /^[a-z\d][a-z\d-]{0,49}$/.test(name))) {
        throw unprocessable(
          'Topics must start with a lowercase letter or number, consist of 50 characters or less, and can include hyphens.',
        );
      }
      const topics = [...new Set(names)];
      await updateRepository(forge, repository, viewer, { topics });
      res.json({ names: topics });
    }),
  );

  return router;
}

function readVisibility(body: {
  visibility?: 'public' | 'private' | 'internal';
  private?: boolean;
}) {
  if (body.visibility) {
    return body.visibility;
  }
  if (body.private === undefined) {
    return undefined;
  }
  return body.private ? ('private' as const) : ('public' as const);
}

function readSettings(body: object): Partial<RepositorySettings> {
  return Object.fromEntries(
    Object.entries(body).filter(
      ([name, value]) => name in DEFAULT_SETTINGS && value !== undefined,
    ),
  );
}
