import { GitRepository } from './GitRepository';
import { Sha, ZERO_SHA } from './names';

/** The hash of the tree without entries, which every repository knows. */
export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904' as Sha;

/** What happened to one file between two trees. */
export interface FileChange {
  path: string;
  /** The path before a rename. */
  previousPath?: string;
  status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  /** The blob after the change, or before it for a removed file. */
  sha: Sha;
  additions: number;
  deletions: number;
  /** The hunks; missing for a binary file. */
  patch?: string;
}

const STATUS: Record<string, FileChange['status']> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

/** Lists what changed from one commit or tree to another, with renames found. */
export async function diffTrees(
  repository: GitRepository,
  from: Sha,
  to: Sha,
): Promise<FileChange[]> {
  const [raw, patch] = await Promise.all([
    repository.text([
      'diff-tree',
      '-r',
      '-M',
      '-z',
      '--raw',
      '--no-abbrev',
      from,
      to,
      '--',
    ]),
    repository.text([
      'diff-tree',
      '-r',
      '-M',
      '-p',
      '--no-color',
      '--no-ext-diff',
      '--no-textconv',
      from,
      to,
      '--',
    ]),
  ]);
  const sections = patch.split(/^(?=diff --git )/m).filter(Boolean);
  return parseRaw(raw).map(change => {
    // A change of type (file to link) is written as a removal and an addition.
    const parts = sections.splice(0, change.status === 'changed' ? 2 : 1);
    return { ...change, ...parsePatch(parts) };
  });
}

function parseRaw(raw: string) {
  const fields = raw.split('\0').filter(Boolean);
  const changes: Pick<
    FileChange,
    'path' | 'previousPath' | 'status' | 'sha'
  >[] = [];
  while (fields.length) {
    const [, , before, after, letter] = (fields.shift() ?? '').split(' ');
    const status = STATUS[letter[0]] ?? 'modified';
    const first = fields.shift() ?? '';
    changes.push({
      path: status === 'renamed' ? fields.shift() ?? '' : first,
      previousPath: status === 'renamed' ? first : undefined,
      status,
      sha: (after === ZERO_SHA ? before : after) as Sha,
    });
  }
  return changes;
}

function parsePatch(parts: string[]) {
  const hunks = parts
    .map(part => /^@@ .*/ms.exec(part)?.[0])
    .filter(part => part !== undefined)
    .map(part => part.replace(/\n$/, ''));
  const lines = hunks.join('\n').split('\n');
  return {
    additions: lines.filter(line => line.startsWith('+')).length,
    deletions: lines.filter(line => line.startsWith('-')).length,
    patch: hunks.length ? hunks.join('\n') : undefined,
  };
}
