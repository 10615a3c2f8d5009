import Router from 'express-promise-router';
import { z } from 'zod/v4';
import {
  administers,
  parsePermission,
  permissionFlags,
  permissionIn,
} from '../forge/access';
import { accountsById, getAccount, getTeam } from '../forge/accounts';
import { Forge, Repository } from '../forge/Forge';
import { findRepository } from '../forge/repositories';
import { requireViewer } from '../http/auth';
import { forbidden, invalidField, notFound } from '../http/errors';
import { paginate } from '../http/pagination';
import { Permission } from '../store';
import { presentAccount, presentTeam } from './presenters/accounts';
import { changes, readBody } from './request';

const accessBody = z.object({ permission: z.string().optional() });

/** Routes of who may do what in a repository. */
export function createAccessRouter(forge: Forge) {
  const router = Router();
  const { store, urls } = forge;
  const baseUrl = urls.base;

  router.get(
    '/repos/:owner/:repo/collaborators',
    changes(forge, 'write', async ({ req, res, repository }) => {
      const grants = await store.accessGrants.list({
        repository_id: repository.row.id,
      });
      const { owner } = repository;
      const ids = grants.flatMap(grant => grant.user_id ?? []);
      const users = await accountsById(store, [
        ...(owner.type === 'User' ? [owner.id] : []),
        ...ids,
      ]);
      const items = paginate(req, res, { baseUrl, items: [...users.values()] });
      res.json(
        await Promise.all(
          items.map(async user => {
            const permission = await permissionIn(store, user, repository.row);
            return {
              ...presentAccount(urls, user),
              permissions: permissionFlags(permission),
              role_name: permission,
            };
          }),
        ),
      );
    }),
  );

  router.get(
    '/repos/:owner/:repo/collaborators/:login/permission',
    changes(forge, 'read', async ({ req, res, repository }) => {
      const user = await getAccount(store, req.params.login, 'User');
      const permission = await permissionIn(store, user, repository.row);
      res.json({
        permission: coarse(permission),
        role_name: permission,
        user: {
          ...presentAccount(urls, user),
          permissions: permissionFlags(permission),
          role_name: permission,
        },
      });
    }),
  );

  router.put(
    '/repos/:owner/:repo/collaborators/:login',
    changes(forge, 'admin', async ({ req, res, repository }) => {
      const body = readBody(req, 'Collaborator', accessBody);
      const user = await getAccount(store, req.params.login, 'User');
      await giveAccess(
        forge,
        repository,
        { user_id: user.id },
        body.permission,
      );
      res.status(204).end();
    }),
  );

  router.delete(
    '/repos/:owner/:repo/collaborators/:login',
    changes(forge, 'admin', async ({ req, res, repository }) => {
      const user = await getAccount(store, req.params.login, 'User');
      await store.accessGrants.delete({
        repository_id: repository.row.id,
        user_id: user.id,
      });
      res.status(204).end();
    }),
  );

  router.get(
    '/repos/:owner/:repo/teams',
    changes(forge, 'read', async ({ req, res, repository }) => {
      const grants = await store.accessGrants.list({
        repository_id: repository.row.id,
      });
      const teams = await store.teams.list({
        id: grants.flatMap(one => one.team_id ?? []),
      });
      res.json(
        paginate(req, res, { baseUrl, items: teams }).map(team => {
          const given = grants.find(one => one.team_id === team.id);
          return {
            ...presentTeam(urls, repository.owner, team),
            permission: outward(given?.permission ?? 'read'),
          };
        }),
      );
    }),
  );

  router.put('/orgs/:org/teams/:slug/repos/:owner/:repo', async (req, res) => {
    const viewer = requireViewer(res);
    const { org, slug, owner, repo } = req.params;
    const organization = await getAccount(store, org, 'Organization');
    const team = await getTeam(store, organization, slug);
    const repository = await findRepository(forge, owner, repo);
    if (!repository) {
      throw notFound();
    }
    if (!(await administers(store, viewer, repository.owner))) {
      throw forbidden();
    }
    const body = readBody(req, 'TeamRepository', accessBody);
    await giveAccess(forge, repository, { team_id: team.id }, body.permission);
    res.status(204).end();
  });

  return router;
}

async function giveAccess(
  forge: Forge,
  repository: Repository,
  to: { user_id: number } | { team_id: number },
  name: string = 'push',
) {
  const permission = parsePermission(name);
  if (!permission || permission === 'none') {
    throw invalidField('Collaborator', 'permission');
  }
  await forge.store.accessGrants.upsert(
    { repository_id: repository.row.id, ...to, permission },
    ['repository_id', 'user_id' in to ? 'user_id' : 'team_id'],
  );
}

/** The four levels that the older API knows. */
function coarse(permission: Permission): string {
  const levels: Record<Permission, string> = {
    none: 'none',
    read: 'read',
    triage: 'read',
    write: 'write',
    maintain: 'write',
    admin: 'admin',
  };
  return levels[permission];
}

function outward(permission: Permission): string {
  const names: Partial<Record<Permission, string>> = {
    read: 'pull',
    write: 'push',
  };
  return names[permission] ?? permission;
}
