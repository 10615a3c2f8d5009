import Router from 'express-promise-router';
import { permissionIn, includesPermission } from '../forge/access';
import { getAccount } from '../forge/accounts';
import { Forge, Repository } from '../forge/Forge';
import { listRepositories } from '../forge/repositories';
import { requireViewer, viewerOf } from '../http/auth';
import { paginate } from '../http/pagination';
import { AccountRow } from '../store';
import { presentOrganizationSimple, presentUser } from './presenters/accounts';
import { repositoryAnswer } from './repositoryAnswer';

/** Lists what a viewer may see of an account's repositories, as the API gives them. */
export async function visibleRepositories(
  forge: Forge,
  viewer: AccountRow | undefined,
  owner: AccountRow,
) {
  const visible = await Promise.all(
    (
      await listRepositories(forge, owner)
    ).map(async repository => ({
      repository,
      permission: await permissionIn(forge.store, viewer, repository.row),
    })),
  );
  return visible.filter(({ permission }) =>
    includesPermission(permission, 'read'),
  );
}

/** Counts what everybody may see of an account's repositories. */
export async function countPublic(forge: Forge, owner: AccountRow) {
  return forge.store.repositories.count({
    owner_id: owner.id,
    visibility: 'public',
  });
}

/** Routes of users. */
export function createUsersRouter(forge: Forge) {
  const router = Router();
  const baseUrl = forge.urls.base;
  const { store } = forge;

  router.get('/user', async (_req, res) => {
    const viewer = requireViewer(res);
    const count = await countPublic(forge, viewer);
    res.json(presentUser(forge.urls, viewer, count));
  });

  router.get('/user/repos', async (req, res) => {
    const viewer = requireViewer(res);
    const memberships = await store.memberships.list({ user_id: viewer.id });
    const owners = await store.accounts.list({
      id: [viewer.id, ...memberships.map(one => one.organization_id)],
    });
    const lists = await Promise.all(
      owners.map(owner => visibleRepositories(forge, viewer, owner)),
    );
    const items = paginate(req, res, { baseUrl, items: lists.flat() });
    res.json(await present(forge, items));
  });

  router.get('/user/orgs', async (req, res) => {
    const items = await organizationsOf(forge, requireViewer(res));
    res.json(paginate(req, res, { baseUrl, items }));
  });

  router.get('/users/:login', async (req, res) => {
    const account = await getAccount(store, req.params.login);
    const count = await countPublic(forge, account);
    res.json(presentUser(forge.urls, account, count));
  });

  router.get('/users/:login/repos', async (req, res) => {
    const owner = await getAccount(store, req.params.login);
    const found = await visibleRepositories(forge, viewerOf(res), owner);
    const items = paginate(req, res, { baseUrl, items: found });
    res.json(await present(forge, items));
  });

  router.get('/users/:login/orgs', async (req, res) => {
    const account = await getAccount(store, req.params.login);
    const items = await organizationsOf(forge, account);
    res.json(paginate(req, res, { baseUrl, items }));
  });

  return router;
}

async function organizationsOf(forge: Forge, user: AccountRow) {
  const memberships = await forge.store.memberships.list({ user_id: user.id });
  const organizations = await forge.store.accounts.list(
    { id: memberships.map(one => one.organization_id) },
    { order: ['login_key', 'asc'] },
  );
  return organizations.map(organization =>
    presentOrganizationSimple(forge.urls, organization),
  );
}

async function present(
  forge: Forge,
  items: {
    repository: Repository;
    permission: Parameters<typeof repositoryAnswer>[2];
  }[],
) {
  return Promise.all(
    items.map(({ repository, permission }) =>
      repositoryAnswer(forge, repository, permission),
    ),
  );
}
