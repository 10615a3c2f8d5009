import { Repository } from '../forge/Forge';
import {
  findEntry,
  objectType,
  parseSha,
  resolveCommit,
  Sha,
  TreePath,
} from '../git';
import { conflict, notFound, unprocessable } from '../http/errors';

/** An object of a type, by its full id. */
export async function requireObject(
  repository: Repository,
  text: string,
  type: string,
): Promise<Sha> {
  const sha = parseSha(text);
  if (!sha) {
    throw unprocessable(
      'The sha parameter must be exactly 40 characters and contain only [0-9a-f].',
    );
  }
  if ((await objectType(repository.git, sha)) !== type) {
    throw notFound();
  }
  return sha;
}

/** A tree by its own id, or the tree of a commit, branch or tag. */
export async function requireTree(
  repository: Repository,
  text: string,
): Promise<Sha> {
  const { git } = repository;
  const sha = parseSha(text);
  if (sha && (await objectType(git, sha)) === 'tree') {
    return sha;
  }
  const commit = await resolveCommit(git, text);
  const root = commit && (await findEntry(git, commit, '' as TreePath));
  if (!root) {
    requireContent(repository);
    throw notFound();
  }
  return root.sha;
}

/** Refuses what GitHub refuses in a repository without commits. */
export function requireContent({ row }: Repository) {
  if (row.pushed_at === null) {
    throw conflict('Git Repository is empty.');
  }
}
