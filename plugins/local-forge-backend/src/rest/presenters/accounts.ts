import { ForgeUrls } from '../../forge/ForgeUrls';
import { toIsoDate } from '../../git';
import { AccountRow, MembershipRow, TeamRow } from '../../store';
import { nodeId } from './nodeId';

/** A user or an organization in brief, as it stands in other resources. */
export function presentAccount(urls: ForgeUrls, account: AccountRow) {
  const { id, login, type } = account;
  const url = urls.api('users', login);
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: urls.web('avatars', login),
    gravatar_id: '',
    url,
    html_url: urls.web(login),
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  };
}

/** A user or an organization, as `GET /users/{login}` gives it. */
export function presentUser(
  urls: ForgeUrls,
  account: AccountRow,
  publicRepositories: number,
) {
  return {
    ...presentAccount(urls, account),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    email: account.email,
    hireable: null,
    bio: account.description,
    twitter_username: null,
    public_repos: publicRepositories,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: toIsoDate(account.created_at),
    updated_at: toIsoDate(account.updated_at),
  };
}

/** An organization in brief, as lists and events have it. */
export function presentOrganizationSimple(
  urls: ForgeUrls,
  account: AccountRow,
) {
  const url = urls.api('orgs', account.login);
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('Organization', account.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: urls.web('avatars', account.login),
    description: account.description,
  };
}

/** An organization, as `GET /orgs/{org}` gives it. */
export function presentOrganization(
  urls: ForgeUrls,
  account: AccountRow,
  publicRepositories: number,
) {
  return {
    ...presentOrganizationSimple(urls, account),
    ...(account.name ? { name: account.name } : {}),
    html_url: urls.web(account.login),
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: publicRepositories,
    public_gists: 0,
    followers: 0,
    following: 0,
    type: account.type,
    created_at: toIsoDate(account.created_at),
    updated_at: toIsoDate(account.updated_at),
    archived_at: null,
  };
}

/** A team. */
export function presentTeam(
  urls: ForgeUrls,
  organization: AccountRow,
  team: TeamRow,
) {
  const url = urls.api('organizations', organization.id, 'team', team.id);
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: team.privacy,
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    url,
    html_url: urls.web('orgs', organization.login, 'teams', team.slug),
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    parent: null,
    type: 'organization',
    organization_id: organization.id,
  };
}

/** A team with what only a request for it alone gives. */
export function presentTeamFull(
  urls: ForgeUrls,
  organization: AccountRow,
  team: TeamRow,
  counts: { members: number; repositories: number; organization: number },
) {
  return {
    ...presentTeam(urls, organization, team),
    members_count: counts.members,
    repos_count: counts.repositories,
    created_at: toIsoDate(team.created_at),
    updated_at: toIsoDate(team.updated_at),
    organization: presentOrganization(urls, organization, counts.organization),
  };
}

/** A user's membership of an organization. */
export function presentMembership(
  urls: ForgeUrls,
  organization: AccountRow,
  user: AccountRow,
  membership: MembershipRow,
) {
  return {
    url: urls.api('orgs', organization.login, 'memberships', user.login),
    state: 'active',
    role: membership.role,
    organization_url: urls.api('orgs', organization.login),
    organization: presentOrganizationSimple(urls, organization),
    user: presentAccount(urls, user),
  };
}
