import { GitRepository } from './GitRepository';
import { GitPerson, toIsoDate } from './objects';
import { Sha, TreePath } from './names';

/** A commit as git has it. */
export interface GitCommit {
  sha: Sha;
  tree: Sha;
  parents: Sha[];
  author: GitPerson;
  committer: GitPerson;
  message: string;
}

/** Options of {@link listCommits}. */
export interface ListCommitsOptions {
  /** The commits to walk from, and with a leading `^` those to leave out. */
  revisions: string[];
  path?: TreePath;
  since?: string;
  until?: string;
  /** Texts of which one must be part of the author's name or address. */
  authors?: string[];
  skip?: number;
  limit?: number;
}

const FIELDS = ['H', 'T', 'P', 'an', 'ae', 'aI', 'cn', 'ce', 'cI', 'B'];
const FORMAT = FIELDS.map(field => `%${field}`).join('%x00');

/** Lists commits, newest first. */
export async function listCommits(
  repository: GitRepository,
  options: ListCommitsOptions,
): Promise<GitCommit[]> {
  const { revisions, path, since, until, authors = [], skip, limit } = options;
  const output = await repository.text([
    'log',
    '-z',
    `--format=tformat:${FORMAT}`,
    '--no-show-signature',
    // Between two commits what counts is descent; clocks may disagree.
    ...(revisions.length > 1 ? ['--topo-order'] : []),
    ...(skip === undefined ? [] : [`--skip=${skip}`]),
    ...(limit === undefined ? [] : [`--max-count=${limit}`]),
    ...(since ? [`--since=${toIsoDate(since)}`] : []),
    ...(until ? [`--until=${toIsoDate(until)}`] : []),
    ...(authors.length ? ['--fixed-strings'] : []),
    ...authors.map(author => `--author=${author}`),
    ...revisions,
    '--',
    ...(path ? [path] : []),
  ]);
  const fields = output.split('\0');
  const commits: GitCommit[] = [];
  for (let at = 0; at + FIELDS.length <= fields.length; at += FIELDS.length) {
    commits.push(toCommit(fields.slice(at, at + FIELDS.length)));
  }
  return commits;
}

/** Reads one commit that exists. */
export async function readCommit(
  repository: GitRepository,
  sha: Sha,
): Promise<GitCommit> {
  const [commit] = await listCommits(repository, {
    revisions: [sha],
    limit: 1,
  });
  return commit;
}

/** Counts the commits that a list of revisions names. */
export async function countCommits(
  repository: GitRepository,
  options: Pick<ListCommitsOptions, 'revisions' | 'path'>,
): Promise<number> {
  const { revisions, path } = options;
  const count = await repository.text([
    'rev-list',
    '--count',
    ...revisions,
    '--',
    ...(path ? [path] : []),
  ]);
  return Number(count);
}

/** Where two lines of development parted; nothing when they have no common commit. */
export async function mergeBase(
  repository: GitRepository,
  one: Sha,
  other: Sha,
): Promise<Sha | undefined> {
  const { code, stdout } = await repository.run(['merge-base', one, other], {
    accept: [1],
  });
  return code === 0 ? (stdout.toString('utf8').trim() as Sha) : undefined;
}

/** Whether a commit is contained in the history of another. */
export async function isAncestor(
  repository: GitRepository,
  ancestor: Sha,
  descendant: Sha,
): Promise<boolean> {
  const { code } = await repository.run(
    ['merge-base', '--is-ancestor', ancestor, descendant],
    { accept: [1] },
  );
  return code === 0;
}

function toCommit(fields: string[]): GitCommit {
  const [sha, tree, parents, an, ae, ad, cn, ce, cd, message] = fields;
  return {
    sha: sha as Sha,
    tree: tree as Sha,
    parents: parents.split(' ').filter(Boolean) as Sha[],
    author: { name: an, email: ae, date: toIsoDate(ad) },
    committer: { name: cn, email: ce, date: toIsoDate(cd) },
    message: message.replace(/\n+$/, ''),
  };
}
