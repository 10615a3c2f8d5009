import Router from 'express-promise-router';
import { Request, Response } from 'express';
import { includesPermission, permissionIn } from '../forge/access';
import { emailOf } from '../forge/accounts';
import { Forge, Repository } from '../forge/Forge';
import {
  announceChanges,
  compareSnapshots,
  snapshotRefs,
} from '../forge/pushes';
import { findRepository } from '../forge/repositories';
import { serveSmartHttp } from '../git';
import { AccountRow } from '../store';
import { requireViewer, viewerOf } from './auth';
import { forbidden, GithubError, notFound } from './errors';

type Service = 'git-upload-pack' | 'git-receive-pack';

// A client that sends nothing for so long has gone: it must not keep a repository from others.
const IDLE_TIMEOUT_MS = 60_000;

/** git's smart HTTP protocol: clone, fetch and push. */
export function createSmartHttpRouter(forge: Forge) {
  const router = Router();
  const base = '/:owner/:repo';

  router.get(`${base}/info/refs`, async (req, res) => {
    const service = readService(req.query.service);
    const repository = await authorize(forge, req, res, service);
    await serveSmartHttp(req, res, {
      repository: repository.git,
      operation: 'info/refs',
      service,
    });
  });

  router.post(`${base}/git-upload-pack`, async (req, res) => {
    const service = 'git-upload-pack';
    const repository = await authorize(forge, req, res, service);
    await serveSmartHttp(req, res, {
      repository: repository.git,
      operation: service,
      service,
    });
  });

  router.post(`${base}/git-receive-pack`, async (req, res) => {
    const service = 'git-receive-pack';
    const repository = await authorize(forge, req, res, service);
    const viewer = requireViewer(res);
    const giveUp = () => req.socket.destroy();
    req.socket.setTimeout(IDLE_TIMEOUT_MS, giveUp);
    try {
      await forge.repositories.exclusively(repository.git, () =>
        receivePack(forge, req, res, repository, viewer),
      );
    } finally {
      req.socket.setTimeout(0, giveUp);
    }
  });

  return router;
}

async function receivePack(
  forge: Forge,
  req: Request,
  res: Response,
  repository: Repository,
  viewer: AccountRow,
): Promise<void> {
  const service = 'git-receive-pack';
  const before = await snapshotRefs(repository);
  await serveSmartHttp(req, res, {
    repository: repository.git,
    operation: service,
    service,
    user: { login: viewer.login, email: emailOf(viewer) },
    // So that whoever pushes and then asks finds pull requests up to date.
    beforeEnd: async () => {
      const after = await snapshotRefs(repository);
      const updates = compareSnapshots(before, after);
      await announceChanges(forge, repository, viewer, updates);
    },
  });
}

function readService(value: unknown): Service {
  if (value === 'git-upload-pack' || value === 'git-receive-pack') {
    return value;
  }
  throw new GithubError(403, 'Please upgrade your git client.');
}

async function authorize(
  forge: Forge,
  req: Request,
  res: Response,
  service: Service,
): Promise<Repository> {
  const viewer = viewerOf(res);
  const writes = service === 'git-receive-pack';
  if (writes) {
    requireViewer(res);
  }
  const name = req.params.repo.replace(/\.git$/, '');
  const repository = await findRepository(forge, req.params.owner, name);
  const permission = repository
    ? await permissionIn(forge.store, viewer, repository.row)
    : 'none';
  if (!repository || permission === 'none') {
    // To an anonymous client a private repository and none look the same: both ask who it is.
    throw viewer
      ? notFound('Repository not found.')
      : new GithubError(401, 'Requires authentication');
  }
  if (writes && !includesPermission(permission, 'write')) {
    throw forbidden(
      `Permission to ${repository.fullName}.git denied to ${viewer?.login}.`,
    );
  }
  if (writes && repository.row.archived) {
    throw forbidden('This repository was archived so it is read-only.');
  }
  return repository;
}
