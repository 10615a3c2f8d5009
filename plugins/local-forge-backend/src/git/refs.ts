import { GitError } from './runGit';
import { GitRepository } from './GitRepository';
import {
  branchRef,
  parseRefName,
  parseSha,
  RefName,
  Sha,
  ZERO_SHA,
} from './names';

/** A reference and what it points at. */
export interface GitRef {
  name: RefName;
  sha: Sha;
  type: string;
  /** The object behind an annotated tag, and the object itself otherwise. */
  peeled: Sha;
}

/** A reference that has moved since it was read. */
export class RefConflictError extends Error {
  readonly name = 'RefConflictError';
}

/** One step of {@link updateRefs}. */
export interface RefUpdate {
  ref: RefName;
  /** The value that the reference must have now; {@link ZERO_SHA} for none. */
  from: Sha;
  /** The value to give it; {@link ZERO_SHA} deletes it. */
  to: Sha;
}

/** Lists the references under the given prefixes (`refs/heads/`), by name. */
export async function listRefs(
  repository: GitRepository,
  ...prefixes: string[]
): Promise<GitRef[]> {
  const output = await repository.text([
    'for-each-ref',
    '--format=%(refname)%00%(objectname)%00%(objecttype)%00%(*objectname)',
    '--',
    ...prefixes.filter(prefix => parseRefName(prefix.replace(/\/$/, ''))),
  ]);
  return output
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const [name, sha, type, peeled] = line.split('\0');
      return {
        name: name as RefName,
        sha: sha as Sha,
        type,
        peeled: (peeled || sha) as Sha,
      };
    });
}

/** Reads one reference. */
export async function readRef(
  repository: GitRepository,
  ref: RefName,
): Promise<GitRef | undefined> {
  const refs = await listRefs(repository, ref);
  return refs.find(({ name }) => name === ref);
}

/** The commit at the tip of a branch. */
export async function readBranch(
  repository: GitRepository,
  branch: string,
): Promise<Sha | undefined> {
  const ref = branchRef(branch);
  return ref && (await readRef(repository, ref))?.sha;
}

/**
 * Moves references, all or none, and only if each still has the value it is
 * expected to have.
 */
export async function updateRefs(
  repository: GitRepository,
  updates: RefUpdate[],
): Promise<void> {
  const commands = updates.map(({ ref, from, to }) =>
    to === ZERO_SHA
      ? `delete ${ref}\0${from}\0`
      : `update ${ref}\0${to}\0${from}\0`,
  );
  try {
    await repository.run(['update-ref', '--no-deref', '--stdin', '-z'], {
      input: commands.join(''),
    });
  } catch (error) {
    if (error instanceof GitError && /cannot lock ref/.test(error.stderr)) {
      throw new RefConflictError(error.stderr.trim());
    }
    throw error;
  }
}

/** Lets `HEAD` name another branch. */
export async function setHead(
  repository: GitRepository,
  branch: RefName,
): Promise<void> {
  await repository.run(['symbolic-ref', '--', 'HEAD', branch]);
}

/**
 * Finds the commit that a revision from outside means: a full object id,
 * `HEAD`, a branch, a tag, a full reference or a short id, in that order. Git's
 * revision syntax (`main~3`, `@{1}`) is not understood, as on GitHub.
 */
export async function resolveCommit(
  repository: GitRepository,
  revision: string,
): Promise<Sha | undefined> {
  const names = ['refs/heads/', 'refs/tags/', 'refs/', '']
    .map(prefix => parseRefName(prefix + revision))
    .filter(name => name !== undefined);
  const ids = /^[\da-f]{4,40}$/.test(revision) ? [revision] : [];
  // A full id is one, as git has it; a shorter text may be the name of a branch.
  const candidates: string[] = parseSha(revision)
    ? [revision]
    : [...names, ...ids];
  if (revision === 'HEAD') {
    candidates.unshift('HEAD');
  }
  for (const candidate of candidates) {
    const { code, stdout } = await repository.run(
      ['rev-parse', '--verify', '--quiet', `${candidate}^{commit}`],
      { accept: [1, 128] },
    );
    const sha = parseSha(stdout.toString('utf8').trim());
    if (code === 0 && sha) {
      return sha;
    }
  }
  return undefined;
}
