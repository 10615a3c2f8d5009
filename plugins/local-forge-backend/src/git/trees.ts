import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GitRepository } from './GitRepository';
import { Sha, TreePath } from './names';

/** One entry of a tree. */
export interface TreeEntry {
  path: TreePath;
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  sha: Sha;
  /** The size of a blob in bytes. */
  size?: number;
}

/** A change to one file of a tree; without a blob the file (or folder) goes. */
export interface TreeChange {
  path: TreePath;
  mode?: string;
  sha: Sha | undefined;
}

/** Lists a folder, or everything below it. */
export async function listTree(
  repository: GitRepository,
  tree: Sha,
  options: { path?: TreePath; recursive?: boolean } = {},
): Promise<TreeEntry[]> {
  const { path, recursive } = options;
  const output = await repository.text([
    'ls-tree',
    '-z',
    '-l',
    '--full-tree',
    ...(recursive ? ['-r', '-t'] : []),
    path ? `${tree}:${path}` : tree,
  ]);
  return parseTree(output, path);
}

/** Finds the entry at a path; the root itself is a tree at the empty path. */
export async function findEntry(
  repository: GitRepository,
  commitOrTree: Sha,
  path: TreePath,
): Promise<TreeEntry | undefined> {
  if (path === '') {
    const sha = await repository.text(['rev-parse', `${commitOrTree}^{tree}`]);
    return { path, mode: '040000', type: 'tree', sha: sha as Sha };
  }
  const output = await repository.text([
    'ls-tree',
    '-z',
    '-l',
    '--full-tree',
    commitOrTree,
    '--',
    path,
  ]);
  return parseTree(output)[0];
}

function parseTree(output: string, folder?: TreePath): TreeEntry[] {
  return output
    .split('\0')
    .filter(Boolean)
    .map(line => {
      const [attributes, path] = line.split(/\t(.*)/s);
      const [mode, type, sha, size] = attributes.split(/ +/);
      return {
        path: (folder ? `${folder}/${path}` : path) as TreePath,
        mode,
        type: type as TreeEntry['type'],
        sha: sha as Sha,
        size: size === '-' ? undefined : Number(size),
      };
    });
}

/**
 * Writes the tree that comes of changing some paths of another. It goes through
 * an index, so that git itself checks every path once more.
 */
export async function changeTree(
  repository: GitRepository,
  base: Sha | undefined,
  changes: TreeChange[],
): Promise<Sha> {
  return withIndex(repository, async env => {
    await repository.run(
      base ? ['read-tree', base] : ['read-tree', '--empty'],
      {
        env,
      },
    );
    const removed = changes.filter(change => !change.sha);
    if (removed.length) {
      await repository.run(
        [
          'rm',
          '--cached',
          '-r',
          '-q',
          '--ignore-unmatch',
          '--pathspec-from-file=-',
          '--pathspec-file-nul',
        ],
        { env, input: removed.map(({ path }) => path).join('\0') },
      );
    }
    // A tree (mode 040000) can't stand in an index: its files are read in under its path.
    for (const { path, mode, sha } of changes) {
      if (sha && mode === '040000') {
        await repository.run(['read-tree', `--prefix=${path}/`, sha], { env });
      }
    }
    const added = changes
      .filter(({ sha, mode }) => sha && mode !== '040000')
      .map(({ path, mode, sha }) => `${mode ?? '100644'} ${sha}\t${path}\0`);
    await repository.run(['update-index', '-z', '--replace', '--index-info'], {
      env,
      input: added.join(''),
    });
    return (await repository.text(['write-tree'], { env })) as Sha;
  });
}

/** Stores the content of a folder of this machine as a tree; what its `.gitignore` names stays out. */
export async function importFolder(
  repository: GitRepository,
  folder: string,
): Promise<Sha> {
  return withIndex(repository, async env => {
    await repository.run(['--work-tree', folder, 'add', '--all'], { env });
    return (await repository.text(['write-tree'], { env })) as Sha;
  });
}

// Each change has an index of its own: the repository is bare, and changes of other requests go on beside it.
async function withIndex<T>(
  repository: GitRepository,
  work: (env: { GIT_INDEX_FILE: string }) => Promise<T>,
): Promise<T> {
  const file = join(repository.gitDir, `index-${randomUUID()}`);
  try {
    return await work({ GIT_INDEX_FILE: file });
  } finally {
    await rm(file, { force: true });
  }
}
