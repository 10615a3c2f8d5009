import Router from 'express-promise-router';
import { getAccount, getTeam } from '../forge/accounts';
import { Forge } from '../forge/Forge';
import { requireViewer, viewerOf } from '../http/auth';
import { notFound } from '../http/errors';
import { paginate } from '../http/pagination';
import { AccountRow, TeamRow } from '../store';
import {
  presentAccount,
  presentMembership,
  presentOrganization,
  presentTeam,
  presentTeamFull,
} from './presenters/accounts';
import { repositoryAnswer } from './repositoryAnswer';
import { countPublic, visibleRepositories } from './users';

/** Routes of organizations and their teams. */
export function createOrganizationsRouter(forge: Forge) {
  const router = Router();
  const { store, urls } = forge;
  const baseUrl = urls.base;
  const organizationOf = (org: string) =>
    getAccount(store, org, 'Organization');

  router.get('/orgs/:org', async (req, res) => {
    const organization = await organizationOf(req.params.org);
    const count = await countPublic(forge, organization);
    res.json(presentOrganization(urls, organization, count));
  });

  router.get('/orgs/:org/repos', async (req, res) => {
    const organization = await organizationOf(req.params.org);
    const viewer = viewerOf(res);
    const found = await visibleRepositories(forge, viewer, organization);
    const items = paginate(req, res, { baseUrl, items: found });
    res.json(
      await Promise.all(
        items.map(({ repository, permission }) =>
          repositoryAnswer(forge, repository, permission),
        ),
      ),
    );
  });

  router.get('/orgs/:org/members', async (req, res) => {
    const organization = await organizationOf(req.params.org);
    const memberships = await store.memberships.list({
      organization_id: organization.id,
    });
    const items = await store.accounts.list(
      { id: memberships.map(one => one.user_id) },
      { order: ['login_key', 'asc'] },
    );
    res.json(
      paginate(req, res, { baseUrl, items }).map(user =>
        presentAccount(urls, user),
      ),
    );
  });

  router.get('/orgs/:org/memberships/:login', async (req, res) => {
    requireViewer(res);
    const organization = await organizationOf(req.params.org);
    const user = await getAccount(store, req.params.login, 'User');
    const membership = await store.memberships.find({
      organization_id: organization.id,
      user_id: user.id,
    });
    if (!membership) {
      throw notFound();
    }
    res.json(presentMembership(urls, organization, user, membership));
  });

  router.get('/orgs/:org/teams', async (req, res) => {
    requireViewer(res);
    const organization = await organizationOf(req.params.org);
    const items = await store.teams.list(
      { organization_id: organization.id },
      { order: ['slug', 'asc'] },
    );
    res.json(
      paginate(req, res, { baseUrl, items }).map(team =>
        presentTeam(urls, organization, team),
      ),
    );
  });

  router.get('/orgs/:org/teams/:slug', async (req, res) => {
    requireViewer(res);
    const organization = await organizationOf(req.params.org);
    const team = await getTeam(store, organization, req.params.slug);
    const counts = await countTeam(forge, organization, team);
    res.json(presentTeamFull(urls, organization, team, counts));
  });

  router.get('/orgs/:org/teams/:slug/members', async (req, res) => {
    requireViewer(res);
    const organization = await organizationOf(req.params.org);
    const team = await getTeam(store, organization, req.params.slug);
    const members = await store.teamMembers.list({ team_id: team.id });
    const items = await store.accounts.list(
      { id: members.map(one => one.user_id) },
      { order: ['login_key', 'asc'] },
    );
    res.json(
      paginate(req, res, { baseUrl, items }).map(user =>
        presentAccount(urls, user),
      ),
    );
  });

  return router;
}

async function countTeam(
  forge: Forge,
  organization: AccountRow,
  team: TeamRow,
) {
  const [members, repositories, organizationRepositories] = await Promise.all([
    forge.store.teamMembers.count({ team_id: team.id }),
    forge.store.accessGrants.count({ team_id: team.id }),
    countPublic(forge, organization),
  ]);
  return { members, repositories, organization: organizationRepositories };
}
