import { Repository } from '../../forge/Forge';
import { ForgeUrls } from '../../forge/ForgeUrls';
import { FileChange, GitCommit } from '../../git';
import { AccountRow } from '../../store';
import { presentAccount } from './accounts';
import { nodeId } from './nodeId';

const UNSIGNED = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
};

/** A commit, as the list of commits has it. */
export function presentCommit(
  urls: ForgeUrls,
  repository: Pick<Repository, 'fullName'>,
  commit: GitCommit,
  accounts: Map<string, AccountRow>,
) {
  const { fullName } = repository;
  const { sha, tree, parents, author, committer, message } = commit;
  const url = urls.repoApi(fullName, 'commits', sha);
  const account = (email: string) => {
    const found = accounts.get(email);
    return found ? presentAccount(urls, found) : null;
  };
  return {
    sha,
    node_id: nodeId('Commit', sha),
    url,
    html_url: urls.repo(fullName, 'commit', sha),
    comments_url: `${url}/comments`,
    commit: {
      url: urls.repoApi(fullName, 'git', 'commits', sha),
      author,
      committer,
      message,
      tree: { sha: tree, url: urls.repoApi(fullName, 'git', 'trees', tree) },
      comment_count: 0,
      verification: UNSIGNED,
    },
    author: account(author.email),
    committer: account(committer.email),
    parents: parents.map(parent => ({
      sha: parent,
      url: urls.repoApi(fullName, 'commits', parent),
      html_url: urls.repo(fullName, 'commit', parent),
    })),
  };
}

/** A commit, as `GET …/git/commits/{sha}` gives it. */
export function presentGitCommit(
  urls: ForgeUrls,
  repository: Pick<Repository, 'fullName'>,
  commit: GitCommit,
) {
  const { fullName } = repository;
  const { sha, tree, parents, author, committer, message } = commit;
  return {
    sha,
    node_id: nodeId('Commit', sha),
    url: urls.repoApi(fullName, 'git', 'commits', sha),
    html_url: urls.repo(fullName, 'commit', sha),
    author,
    committer,
    tree: { sha: tree, url: urls.repoApi(fullName, 'git', 'trees', tree) },
    message,
    parents: parents.map(parent => ({
      sha: parent,
      url: urls.repoApi(fullName, 'git', 'commits', parent),
      html_url: urls.repo(fullName, 'commit', parent),
    })),
    verification: UNSIGNED,
  };
}

/** A changed file of a commit, a comparison or a pull request. */
export function presentFileChange(
  urls: ForgeUrls,
  repository: Pick<Repository, 'fullName'>,
  change: FileChange,
  commit: string,
) {
  const { fullName } = repository;
  const { path, previousPath, status, sha, additions, deletions, patch } =
    change;
  const contents = urls.repoApi(fullName, 'contents', path);
  return {
    sha,
    filename: path,
    status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: urls.repo(fullName, 'blob', commit, path),
    raw_url: urls.repo(fullName, 'raw', commit, path),
    contents_url: `${contents}?ref=${commit}`,
    ...(patch === undefined ? {} : { patch }),
    ...(previousPath === undefined ? {} : { previous_filename: previousPath }),
  };
}

/** The lines that a set of changes adds and removes. */
export function changeStatistics(changes: FileChange[]) {
  const additions = changes.reduce((sum, change) => sum + change.additions, 0);
  const deletions = changes.reduce((sum, change) => sum + change.deletions, 0);
  return { additions, deletions, total: additions + deletions };
}
