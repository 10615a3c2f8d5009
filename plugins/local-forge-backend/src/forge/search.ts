import { listTree, resolveCommit, TreeEntry } from '../git';
import { AccountRow, Permission } from '../store';
import { includesPermission, permissionIn } from './access';
import { Forge, Repository } from './Forge';
import { toRepository } from './repositories';

/** A query in GitHub's language: words, and qualifiers as `key:value`. */
export interface SearchQuery {
  words: string[];
  qualifiers: Map<string, string[]>;
}

/** A repository that a viewer may read. */
export interface VisibleRepository {
  repository: Repository;
  permission: Permission;
}

/** Reads a query. A quoted text is one word or one value. */
export function parseQuery(text: string): SearchQuery {
  const query: SearchQuery = { words: [], qualifiers: new Map() };
  for (const [, key, quoted, plain] of text.matchAll(
    /(?:([a-z-]+):)?(?:"([^"]*)"|(\S+))/g,
  )) {
    const value = quoted ?? plain;
    if (key) {
      query.qualifiers.set(key, [...(query.qualifiers.get(key) ?? []), value]);
    } else if (!['OR', 'AND', 'NOT'].includes(value)) {
      query.words.push(value);
    }
  }
  return query;
}

/** The repositories that a viewer may read and that a query's `org`, `user` and `repo` name. */
export async function searchableRepositories(
  forge: Forge,
  viewer: AccountRow | undefined,
  { qualifiers }: SearchQuery,
): Promise<VisibleRepository[]> {
  const lower = (key: string) =>
    (qualifiers.get(key) ?? []).map(value => value.toLowerCase());
  const owners = [...lower('org'), ...lower('user')];
  const names = lower('repo');
  const accounts = await forge.store.accounts.list();
  const byId = new Map(accounts.map(account => [account.id, account]));
  const rows = await forge.store.repositories.list(
    {},
    { order: ['id', 'desc'] },
  );
  const named = rows
    .map(row => ({ row, owner: byId.get(row.owner_id) }))
    .flatMap(({ row, owner }) => (owner ? toRepository(forge, owner, row) : []))
    .filter(
      ({ owner, fullName }) =>
        (!owners.length && !names.length) ||
        owners.includes(owner.login_key) ||
        names.includes(fullName.toLowerCase()),
    );
  const visible = await Promise.all(
    named.map(async repository => ({
      repository,
      permission: await permissionIn(forge.store, viewer, repository.row),
    })),
  );
  return visible.filter(({ permission }) =>
    includesPermission(permission, 'read'),
  );
}

/** Whether a repository has all words of a query and what its qualifiers ask for. */
export function matchesRepository(
  { row, fullName }: Repository,
  { words, qualifiers }: SearchQuery,
): boolean {
  const text = `${fullName} ${row.description ?? ''}`.toLowerCase();
  const asks = (key: string, value: string) =>
    (qualifiers.get(key) ?? []).every(wanted => wanted === value);
  return (
    words.every(word => text.includes(word.toLowerCase())) &&
    (qualifiers.get('topic') ?? []).every(topic =>
      row.topics.includes(topic),
    ) &&
    asks('archived', String(row.archived)) &&
    asks('is', row.visibility)
  );
}

/**
 * The files of a repository's default branch that a query finds: by `filename`,
 * `path` and `extension`, and by words in their text.
 */
export async function searchFiles(
  { git, row }: Repository,
  { words, qualifiers }: SearchQuery,
): Promise<{ entry: TreeEntry; commit: string }[]> {
  const commit = await resolveCommit(git, row.default_branch);
  if (!commit) {
    return [];
  }
  const asks = (key: string, test: (value: string) => boolean) =>
    (qualifiers.get(key) ?? []).every(test);
  const entries = (await listTree(git, commit, { recursive: true })).filter(
    ({ type, path }) => {
      const folder = `/${path}`.replace(/\/[^/]*$/, '/');
      const name = path.split('/').pop() ?? '';
      return (
        type === 'blob' &&
        asks('filename', value => name.includes(value)) &&
        asks('extension', value => name.endsWith(`.${value}`)) &&
        asks('path', value =>
          value === '/' ? folder === '/' : `/${path}`.includes(value),
        )
      );
    },
  );
  if (!words.length || !entries.length) {
    return entries.map(entry => ({ entry, commit }));
  }
  const { stdout } = await git.run(
    [
      'grep',
      '-z',
      '-l',
      '-i',
      '-F',
      '--all-match',
      ...words.flatMap(word => ['-e', word]),
      commit,
    ],
    { accept: [1] },
  );
  const prefix = `${commit}:`;
  const found = new Set(
    stdout
      .toString('utf8')
      .split('\0')
      .map(line => line.replace(prefix, '')),
  );
  return entries
    .filter(({ path }) => found.has(path))
    .map(entry => ({ entry, commit }));
}
