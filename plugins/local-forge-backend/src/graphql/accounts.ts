import { includesPermission, permissionIn } from '../forge/access';
import { findAccount } from '../forge/accounts';
import { findRepository } from '../forge/repositories';
import { presentAccount } from '../rest/presenters/accounts';
import { nodeId } from '../rest/presenters/nodeId';
import { visibleRepositories } from '../rest/users';
import { AccountRow, TeamRow } from '../store';
import { connect, ConnectionArguments } from './connections';
import { GraphqlContext } from './context';
import { resolveRepository } from './repositories';

/** Resolves a user or an organization. */
export function resolveAccount(account: AccountRow, { forge }: GraphqlContext) {
  const { store, urls } = forge;
  const { avatar_url, html_url, node_id } = presentAccount(urls, account);
  const common = {
    id: node_id,
    login: account.login,
    name: account.name,
    url: html_url,
    avatarUrl: avatar_url,
    repositories: async (
      args: ConnectionArguments,
      context: GraphqlContext,
    ) => {
      const found = await visibleRepositories(forge, context.viewer, account);
      return connect(
        found.map(({ repository }) => resolveRepository(repository, context)),
        args,
      );
    },
    repository: async ({ name }: { name: string }, context: GraphqlContext) =>
      resolveVisible(account.login, name, context),
  };
  if (account.type === 'User') {
    return {
      ...common,
      __typename: 'User',
      bio: account.description,
      email: account.email ?? '',
      suspendedAt: null,
      organizationVerifiedDomainEmails: [],
      organizations: async (
        args: ConnectionArguments,
        context: GraphqlContext,
      ) => {
        const memberships = await store.memberships.list({
          user_id: account.id,
        });
        const organizations = await store.accounts.list({
          id: memberships.map(one => one.organization_id),
        });
        return connectAccounts(organizations, args, context);
      },
    };
  }
  return {
    ...common,
    __typename: 'Organization',
    description: account.description,
    email: account.email,
    membersWithRole: async (
      args: ConnectionArguments,
      context: GraphqlContext,
    ) => {
      const members = await store.memberships.list({
        organization_id: account.id,
      });
      return listUsers(
        members.map(one => one.user_id),
        args,
        context,
      );
    },
    teams: async (
      args: ConnectionArguments & { userLogins?: string[] | null },
      context: GraphqlContext,
    ) => {
      const teams = await teamsOf(account, args.userLogins, context);
      return connect(
        teams.map(team => resolveTeam(account, team, context)),
        args,
      );
    },
    team: async ({ slug }: { slug: string }, context: GraphqlContext) => {
      const team = await store.teams.find({
        organization_id: account.id,
        slug,
      });
      return team ? resolveTeam(account, team, context) : null;
    },
  };
}

/** Resolves a repository that the viewer may read. */
export async function resolveVisible(
  owner: string,
  name: string,
  context: GraphqlContext,
) {
  const { forge, viewer } = context;
  const repository = await findRepository(forge, owner, name);
  const permission = repository
    ? await permissionIn(forge.store, viewer, repository.row)
    : 'none';
  return repository && includesPermission(permission, 'read')
    ? resolveRepository(repository, context)
    : null;
}

function resolveTeam(
  organization: AccountRow,
  team: TeamRow,
  { forge }: GraphqlContext,
) {
  const url = forge.urls.web('orgs', organization.login, 'teams', team.slug);
  return {
    id: nodeId('Team', team.id),
    slug: team.slug,
    combinedSlug: `${organization.login}/${team.slug}`,
    name: team.name,
    description: team.description,
    avatarUrl: null,
    url,
    editTeamUrl: `${url}/edit`,
    parentTeam: null,
    members: async (args: ConnectionArguments, context: GraphqlContext) => {
      const members = await forge.store.teamMembers.list({ team_id: team.id });
      return listUsers(
        members.map(one => one.user_id),
        args,
        context,
      );
    },
  };
}

async function teamsOf(
  organization: AccountRow,
  logins: string[] | null | undefined,
  { forge }: GraphqlContext,
): Promise<TeamRow[]> {
  const { store } = forge;
  const teams = await store.teams.list(
    { organization_id: organization.id },
    { order: ['slug', 'asc'] },
  );
  if (!logins?.length) {
    return teams;
  }
  const users = await Promise.all(
    logins.map(login => findAccount(store, login)),
  );
  const members = await store.teamMembers.list({
    user_id: users.flatMap(user => user?.id ?? []),
  });
  const ids = new Set(members.map(member => member.team_id));
  return teams.filter(team => ids.has(team.id));
}

async function listUsers(
  ids: number[],
  args: ConnectionArguments,
  context: GraphqlContext,
) {
  const users = await context.forge.store.accounts.list(
    { id: ids },
    { order: ['login_key', 'asc'] },
  );
  return connectAccounts(users, args, context);
}

function connectAccounts(
  accounts: AccountRow[],
  args: ConnectionArguments,
  context: GraphqlContext,
) {
  return connect(
    accounts.map(account => resolveAccount(account, context)),
    args,
  );
}
