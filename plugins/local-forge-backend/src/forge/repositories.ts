import {
  branchRef,
  changeTree,
  isRepositoryName,
  Sha,
  updateRefs,
  writeBlob,
  writeCommit,
  ZERO_SHA,
} from '../git';
import { invalidField, notFound, unprocessable } from '../http/errors';
import { AccountRow, RepositoryRow, RepositorySettings } from '../store';
import { emailOf, findAccount } from './accounts';
import { Forge, now, Repository } from './Forge';

/** What a repository has when nobody says otherwise. */
export const DEFAULT_SETTINGS: RepositorySettings = {
  has_issues: true,
  has_projects: true,
  has_wiki: true,
  allow_merge_commit: true,
  allow_squash_merge: true,
  allow_rebase_merge: true,
  allow_auto_merge: false,
  allow_update_branch: false,
  delete_branch_on_merge: false,
  squash_merge_commit_title: 'COMMIT_OR_PR_TITLE',
  squash_merge_commit_message: 'COMMIT_MESSAGES',
};

/** What {@link createRepository} needs. */
export interface CreateRepositoryOptions {
  owner: AccountRow;
  name: string;
  creator: AccountRow;
  description?: string | null;
  homepage?: string | null;
  visibility?: RepositoryRow['visibility'];
  defaultBranch?: string;
  settings?: Partial<RepositorySettings>;
  /** Makes the tree of the first commit; without it the repository begins empty. */
  firstTree?: (repository: Repository['git']) => Promise<Sha>;
}

/** Puts a repository row together with its owner and its content. */
export function toRepository(
  forge: Forge,
  owner: AccountRow,
  row: RepositoryRow,
): Repository {
  const git = forge.repositories.open(row.directory);
  return { row, owner, fullName: `${owner.login}/${row.name}`, git };
}

/** Finds a repository by the names in an address. */
export async function findRepository(
  forge: Forge,
  login: string,
  name: string,
): Promise<Repository | undefined> {
  const owner = await findAccount(forge.store, login);
  const row =
    owner &&
    (await forge.store.repositories.find({
      owner_id: owner.id,
      name_key: name.toLowerCase(),
    }));
  return row && toRepository(forge, owner, row);
}

/** Lists the repositories of an account, by name. */
export async function listRepositories(
  forge: Forge,
  owner: AccountRow,
): Promise<Repository[]> {
  const rows = await forge.store.repositories.list(
    { owner_id: owner.id },
    { order: ['name_key', 'asc'] },
  );
  return rows.map(row => toRepository(forge, owner, row));
}

/**
 * Creates a repository. Its folder is moved to its place inside the transaction
 * that writes its row, and the unique name in the database decides between two
 * that come at once: there is never a row without a folder, and a folder
 * without a row is in nobody's way.
 */
export async function createRepository(
  forge: Forge,
  options: CreateRepositoryOptions,
): Promise<Repository> {
  const { owner, name, creator, defaultBranch = 'main' } = options;
  if (!isRepositoryName(name)) {
    throw invalidField('Repository', 'name', `name '${name}' is not valid`);
  }
  if (await findRepository(forge, owner.login, name)) {
    throw nameTaken();
  }
  const directory = await forge.repositories.prepare(defaultBranch);
  try {
    const pushedAt = await writeFirstCommit(forge, directory, options);
    const time = now();
    const row = await forge.store.transaction(async store => {
      const written = await store.repositories.insert({
        directory,
        owner_id: owner.id,
        name,
        name_key: name.toLowerCase(),
        description: options.description ?? null,
        homepage: options.homepage ?? null,
        visibility: options.visibility ?? 'public',
        default_branch: defaultBranch,
        archived: false,
        topics: [],
        settings: { ...DEFAULT_SETTINGS, ...options.settings },
        created_at: time,
        updated_at: time,
        pushed_at: pushedAt,
      });
      await forge.repositories.publish(directory);
      return written;
    });
    const repository = toRepository(forge, owner, row);
    await forge.events.publish({
      event: 'repository',
      action: 'created',
      repository,
      sender: creator,
    });
    return repository;
  } catch (error) {
    await forge.repositories.discard(directory);
    if (await findRepository(forge, owner.login, name)) {
      throw nameTaken();
    }
    throw error;
  }
}

/** Deletes a repository: the row first, so that nobody meets a missing folder. */
export async function deleteRepository(
  forge: Forge,
  repository: Repository,
  sender: AccountRow,
): Promise<void> {
  const deleted = await forge.store.repositories.delete({
    id: repository.row.id,
  });
  if (!deleted) {
    throw notFound();
  }
  await forge.events.publish({
    event: 'repository',
    action: 'deleted',
    repository,
    sender,
  });
  await forge.repositories.exclusively(repository.git, async () =>
    forge.repositories.remove(repository.row.directory),
  );
}

/** The tree that `auto_init` begins with. */
export function readmeTree(name: string, description?: string | null) {
  return async (git: Repository['git']): Promise<Sha> => {
    const text = `# ${name}\n${description ? `${description}\n` : ''}`;
    const sha = await writeBlob(git, Buffer.from(text));
    const path = 'README.md' as Parameters<typeof changeTree>[2][0]['path'];
    return changeTree(git, undefined, [{ path, sha }]);
  };
}

async function writeFirstCommit(
  forge: Forge,
  directory: string,
  options: CreateRepositoryOptions,
): Promise<string | null> {
  const { creator, firstTree, defaultBranch = 'main' } = options;
  const ref = branchRef(defaultBranch);
  if (!ref) {
    throw invalidField('Repository', 'default_branch');
  }
  if (!firstTree) {
    return null;
  }
  const git = forge.repositories.incoming(directory);
  const person = {
    name: creator.name ?? creator.login,
    email: emailOf(creator),
    date: now(),
  };
  const commit = await writeCommit(git, {
    tree: await firstTree(git),
    parents: [],
    message: 'Initial commit\n',
    author: person,
    committer: person,
  });
  await updateRefs(git, [{ ref, from: ZERO_SHA, to: commit }]);
  return person.date;
}

function nameTaken() {
  return unprocessable('Repository creation failed.', {
    resource: 'Repository',
    code: 'custom',
    field: 'name',
    message: 'name already exists on this account',
  });
}
