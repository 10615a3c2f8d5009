import { permissionFlags } from '../../forge/access';
import { Repository } from '../../forge/Forge';
import { ForgeUrls } from '../../forge/ForgeUrls';
import { toIsoDate } from '../../git';
import { Permission } from '../../store';
import { presentAccount } from './accounts';
import { nodeId } from './nodeId';

/** What is counted for a repository. */
export interface RepositoryCounts {
  openIssues: number;
  /** Kilobytes on disk, 0 for a repository without commits. */
  size: number;
}

/** A repository, as every list has it. */
export function presentRepository(
  urls: ForgeUrls,
  repository: Repository,
  permission: Permission,
  { openIssues, size }: RepositoryCounts,
) {
  const { row, owner, fullName } = repository;
  const { settings } = row;
  return {
    id: row.id,
    node_id: nodeId('Repository', row.id),
    name: row.name,
    full_name: fullName,
    private: row.visibility !== 'public',
    owner: presentAccount(urls, owner),
    html_url: urls.repo(fullName),
    description: row.description,
    fork: false,
    ...repositoryUrls(urls, fullName),
    clone_url: `${urls.repo(fullName)}.git`,
    git_url: `${urls.repo(fullName)}.git`,
    ssh_url: `${urls.repo(fullName)}.git`,
    svn_url: urls.repo(fullName),
    mirror_url: null,
    homepage: row.homepage,
    language: null,
    license: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size,
    default_branch: row.default_branch,
    open_issues: openIssues,
    open_issues_count: openIssues,
    is_template: false,
    topics: row.topics,
    has_issues: settings.has_issues,
    has_projects: settings.has_projects,
    has_wiki: settings.has_wiki,
    has_pages: false,
    has_downloads: false,
    has_discussions: false,
    archived: row.archived,
    disabled: false,
    visibility: row.visibility,
    allow_forking: false,
    web_commit_signoff_required: false,
    pushed_at: toIsoDate(row.pushed_at ?? row.created_at),
    created_at: toIsoDate(row.created_at),
    updated_at: toIsoDate(row.updated_at),
    permissions: permissionFlags(permission),
  };
}

/** A repository, as a request for it alone gives it. */
export function presentRepositoryFull(
  urls: ForgeUrls,
  repository: Repository,
  permission: Permission,
  counts: RepositoryCounts,
) {
  const { owner, row } = repository;
  const { has_issues, has_projects, has_wiki, ...mergeSettings } = row.settings;
  return {
    ...presentRepository(urls, repository, permission, counts),
    ...mergeSettings,
    merge_commit_title: 'MERGE_MESSAGE',
    merge_commit_message: 'PR_TITLE',
    network_count: 0,
    subscribers_count: 0,
    ...(owner.type === 'Organization'
      ? { organization: presentAccount(urls, owner) }
      : {}),
  };
}

function repositoryUrls(urls: ForgeUrls, fullName: string) {
  const url = urls.repoApi(fullName);
  return {
    url,
    archive_url: `${url}/{archive_format}{/ref}`,
    assignees_url: `${url}/assignees{/user}`,
    blobs_url: `${url}/git/blobs{/sha}`,
    branches_url: `${url}/branches{/branch}`,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    comments_url: `${url}/comments{/number}`,
    commits_url: `${url}/commits{/sha}`,
    compare_url: `${url}/compare/{base}...{head}`,
    contents_url: `${url}/contents/{+path}`,
    contributors_url: `${url}/contributors`,
    deployments_url: `${url}/deployments`,
    downloads_url: `${url}/downloads`,
    events_url: `${url}/events`,
    forks_url: `${url}/forks`,
    git_commits_url: `${url}/git/commits{/sha}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    git_tags_url: `${url}/git/tags{/sha}`,
    hooks_url: `${url}/hooks`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    issue_events_url: `${url}/issues/events{/number}`,
    issues_url: `${url}/issues{/number}`,
    keys_url: `${url}/keys{/key_id}`,
    labels_url: `${url}/labels{/name}`,
    languages_url: `${url}/languages`,
    merges_url: `${url}/merges`,
    milestones_url: `${url}/milestones{/number}`,
    notifications_url: `${url}/notifications{?since,all,participating}`,
    pulls_url: `${url}/pulls{/number}`,
    releases_url: `${url}/releases{/id}`,
    stargazers_url: `${url}/stargazers`,
    statuses_url: `${url}/statuses/{sha}`,
    subscribers_url: `${url}/subscribers`,
    subscription_url: `${url}/subscription`,
    tags_url: `${url}/tags`,
    teams_url: `${url}/teams`,
    trees_url: `${url}/git/trees{/sha}`,
  };
}
