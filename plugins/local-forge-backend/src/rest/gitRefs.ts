import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { Forge, Repository } from '../forge/Forge';
import { moveRefs } from '../forge/pushes';
import {
  branchRef,
  GitRef,
  isAncestor,
  listRefs,
  objectType,
  parseRefName,
  parseSha,
  readRef,
  RefName,
  Sha,
  ZERO_SHA,
} from '../git';
import { conflict, notFound, unprocessable } from '../http/errors';
import { paginate } from '../http/pagination';
import { nodeId } from './presenters/nodeId';
import { changes, readBody, reads } from './request';

const createBody = z.object({ ref: z.string(), sha: z.string() });
const updateBody = z.object({ sha: z.string(), force: z.boolean().optional() });

/** Routes of references. */
export function createGitRefsRouter(forge: Forge) {
  const router = Router();
  const base = '/repos/:owner/:repo/git';

  const present = (
    { fullName }: Repository,
    ref: Pick<GitRef, 'name' | 'sha' | 'type'>,
  ) => ({
    ref: ref.name,
    node_id: nodeId('Ref', `${fullName}:${ref.name}`),
    url: forge.urls.repoApi(fullName, 'git', ref.name),
    object: {
      sha: ref.sha,
      type: ref.type,
      url: forge.urls.repoApi(fullName, 'git', `${ref.type}s`, ref.sha),
    },
  });

  router.get(
    `${base}/ref/:ref(*)`,
    reads(forge, async ({ req, res, repository }) => {
      await requireContent(repository);
      const name = parseRefName(`refs/${req.params.ref}`);
      const ref = name && (await readRef(repository.git, name));
      if (!ref) {
        throw notFound();
      }
      res.json(present(repository, ref));
    }),
  );

  router.get(
    [`${base}/matching-refs/:ref(*)`, `${base}/refs/:ref(*)?`],
    reads(forge, async ({ req, res, repository }) => {
      const prefix = `refs/${req.params.ref ?? ''}`;
      const refs = (await listRefs(repository.git)).filter(ref =>
        ref.name.startsWith(prefix),
      );
      const items = paginate(req, res, {
        baseUrl: forge.urls.base,
        items: refs,
      });
      res.json(items.map(ref => present(repository, ref)));
    }),
  );

  router.post(
    `${base}/refs`,
    changes(forge, 'write', async ({ req, res, repository, viewer }) => {
      const body = readBody(req, 'Reference', createBody);
      const ref = requireRef(body.ref);
      const to = await requireTarget(repository, ref, body.sha);
      await requireContent(repository);
      await forge.repositories.exclusively(repository.git, async () => {
        if (await readRef(repository.git, ref)) {
          throw unprocessable('Reference already exists');
        }
        const update = { ref, from: ZERO_SHA, to };
        await moveRefs(forge, repository, viewer, [update]);
      });
      const created = await readRef(repository.git, ref);
      if (!created) {
        throw conflict('Reference was deleted by another request');
      }
      res
        .status(201)
        .location(forge.urls.repoApi(repository.fullName, 'git', ref))
        .json(present(repository, created));
    }),
  );

  router.patch(
    `${base}/refs/:ref(*)`,
    changes(forge, 'write', async ({ req, res, repository, viewer }) => {
      const body = readBody(req, 'Reference', updateBody);
      const ref = requireRef(`refs/${req.params.ref}`);
      const to = await requireTarget(repository, ref, body.sha);
      await forge.repositories.exclusively(repository.git, async () => {
        const current = await readRef(repository.git, ref);
        if (!current) {
          throw unprocessable('Reference does not exist');
        }
        const forward = await isAncestor(repository.git, current.peeled, to);
        if (!body.force && !forward) {
          throw unprocessable('Update is not a fast forward');
        }
        const update = { ref, from: current.sha, to };
        await moveRefs(forge, repository, viewer, [update]);
      });
      const type = (await objectType(repository.git, to)) ?? 'commit';
      res.json(present(repository, { name: ref, sha: to, type }));
    }),
  );

  router.delete(
    `${base}/refs/:ref(*)`,
    changes(forge, 'write', async ({ req, res, repository, viewer }) => {
      const ref = requireRef(`refs/${req.params.ref}`);
      if (ref === branchRef(repository.row.default_branch)) {
        throw unprocessable('Cannot delete the default branch');
      }
      await forge.repositories.exclusively(repository.git, async () => {
        const current = await readRef(repository.git, ref);
        if (!current) {
          throw unprocessable('Reference does not exist');
        }
        const update = { ref, from: current.sha, to: ZERO_SHA };
        await moveRefs(forge, repository, viewer, [update]);
      });
      res.status(204).end();
    }),
  );

  return router;
}

/** Branches, tags and whatever else users keep; the references of pull requests are the forge's own. */
function requireRef(name: string): RefName {
  const ref = parseRefName(name);
  if (!ref || ref.split('/').length < 3 || ref.startsWith('refs/pull/')) {
    throw unprocessable(`'${name}' is not a valid ref name.`);
  }
  return ref;
}

async function requireTarget(
  repository: Repository,
  ref: RefName,
  text: string,
): Promise<Sha> {
  const sha = parseSha(text);
  const type = sha && (await objectType(repository.git, sha));
  if (!sha || !type) {
    throw unprocessable('Object does not exist');
  }
  if (ref.startsWith('refs/heads/') && type !== 'commit') {
    throw unprocessable('Reference cannot be updated: not a commit');
  }
  return sha;
}

async function requireContent(repository: Repository) {
  if (repository.row.pushed_at === null) {
    throw conflict('Git Repository is empty.');
  }
}
