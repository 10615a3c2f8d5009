import Router from 'express-promise-router';
import { Forge, Repository } from '../forge/Forge';
import { requireBranchRef } from '../forge/commits';
import {
  findProtection,
  protectBranch,
  protectedBranches,
  protectionSchema,
  unprotectBranch,
} from '../forge/branchProtection';
import { listRefs, readCommit, readRef, shortName } from '../git';
import { notFound } from '../http/errors';
import { paginate } from '../http/pagination';
import { commitsAnswer } from './commits';
import { presentProtection } from './presenters/branchProtection';
import { changes, queryText, readBody, reads } from './request';

/** Routes of branches and their protection. */
export function createBranchesRouter(forge: Forge) {
  const router = Router();
  const { urls } = forge;
  const base = '/repos/:owner/:repo/branches';

  router.get(
    base,
    reads(forge, async ({ req, res, repository }) => {
      const { fullName, git } = repository;
      const guarded = await protectedBranches(forge, repository);
      const wanted = queryText(req, 'protected');
      const refs = (await listRefs(git, 'refs/heads/'))
        .map(ref => ({ ...ref, branch: shortName(ref.name) }))
        .filter(
          ({ branch }) =>
            wanted === undefined || String(guarded.has(branch)) === wanted,
        );
      res.json(
        paginate(req, res, { baseUrl: urls.base, items: refs }).map(
          ({ branch, sha }) => ({
            name: branch,
            commit: { sha, url: urls.repoApi(fullName, 'commits', sha) },
            protected: guarded.has(branch),
          }),
        ),
      );
    }),
  );

  router.get(
    `${base}/:branch(*)/protection`,
    changes(forge, 'read', async ({ req, res, repository }) => {
      const branch = await requireBranch(repository, req.params.branch);
      const protection = await findProtection(forge, repository, branch);
      if (!protection) {
        throw notFound('Branch not protected');
      }
      res.json(presentProtection(urls, repository, branch, protection));
    }),
  );

  router.put(
    `${base}/:branch(*)/protection`,
    changes(forge, 'admin', async ({ req, res, repository }) => {
      const branch = await requireBranch(repository, req.params.branch);
      const body = readBody(req, 'ProtectedBranch', protectionSchema);
      await protectBranch(forge, repository, branch, body);
      res.json(presentProtection(urls, repository, branch, body));
    }),
  );

  router.delete(
    `${base}/:branch(*)/protection`,
    changes(forge, 'admin', async ({ req, res, repository }) => {
      const branch = await requireBranch(repository, req.params.branch);
      if (!(await unprotectBranch(forge, repository, branch))) {
        throw notFound('Branch not protected');
      }
      res.status(204).end();
    }),
  );

  router.post(
    `${base}/:branch(*)/protection/required_signatures`,
    changes(forge, 'admin', async ({ req, res, repository }) => {
      const branch = await requireBranch(repository, req.params.branch);
      const protection = await findProtection(forge, repository, branch);
      if (!protection) {
        throw notFound('Branch not protected');
      }
      await protectBranch(forge, repository, branch, {
        ...protection,
        required_signatures: true,
      });
      const url = urls.repoApi(
        repository.fullName,
        'branches',
        branch,
        'protection',
        'required_signatures',
      );
      res.json({ url, enabled: true });
    }),
  );

  router.get(
    `${base}/:branch(*)`,
    reads(forge, async ({ req, res, repository }) => {
      const { fullName, git } = repository;
      const branch = await requireBranch(repository, req.params.branch);
      const ref = await readRef(git, requireBranchRef(branch));
      if (!ref) {
        throw notFound('Branch not found');
      }
      const commit = await readCommit(git, ref.sha);
      const [answer] = await commitsAnswer(forge, repository, [commit]);
      const protection = await findProtection(forge, repository, branch);
      const self = urls.repoApi(fullName, 'branches', branch);
      const checks = protection?.required_status_checks;
      res.json({
        name: branch,
        commit: answer,
        _links: { self, html: urls.repo(fullName, 'tree', branch) },
        protected: protection !== undefined,
        protection: {
          enabled: protection !== undefined,
          required_status_checks: {
            enforcement_level: checks ? 'everyone' : 'off',
            contexts: checks?.contexts ?? [],
            checks: [],
          },
        },
        protection_url: `${self}/protection`,
      });
    }),
  );

  return router;
}

async function requireBranch(
  repository: Repository,
  branch: string,
): Promise<string> {
  const ref = await readRef(repository.git, requireBranchRef(branch));
  if (!ref) {
    throw notFound('Branch not found');
  }
  return branch;
}
