import { Repository } from '../forge/Forge';
import { notFound } from '../http/errors';
import { splitRefAndPath } from '../http/raw';
import { listRefs, parseTreePath, Sha, shortName, TreePath } from '../git';
import { requireCommit } from '../rest/request';

/** The branches and tags of a repository. */
export interface RefNames {
  branches: string[];
  tags: string[];
}

/** What an address below a repository points at. */
export interface Target {
  ref: string;
  commit: Sha;
  path: TreePath;
  refs: RefNames;
}

/** Lists the branches and tags by their short names. */
export async function listRefNames(repository: Repository): Promise<RefNames> {
  const refs = await listRefs(repository.git, 'refs/heads/', 'refs/tags/');
  const under = (prefix: string) =>
    refs.map(({ name }) => name).filter(name => name.startsWith(prefix));
  return {
    branches: under('refs/heads/').map(shortName),
    tags: under('refs/tags/').map(shortName),
  };
}

/** Finds what `{ref}/{path}` means, where the reference may have slashes itself. */
export async function resolveTarget(
  repository: Repository,
  rest: string,
): Promise<Target> {
  const refs = await listRefNames(repository);
  const [ref, text] = splitRefAndPath(rest, [...refs.branches, ...refs.tags]);
  const path = parseTreePath(text);
  if (path === undefined) {
    throw notFound();
  }
  const commit = await requireCommit(repository, ref);
  return { ref, commit, path, refs };
}
