import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A commit as git lists it. */
export interface ListedCommit {
  sha: string;
  parents: string[];
  committedAt: number;
}

/** A tag, taken as a deployment. */
export interface ListedTag {
  name: string;
  sha: string;
  at: number;
}

// Nothing of the user's configuration may change what git answers.
const ENVIRONMENT = {
  PATH: process.env.PATH,
  LC_ALL: 'C.UTF-8',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
};

/** Gives the lines of a git command's answer as they come. */
export async function* readGitLines(
  repository: string,
  args: string[],
  input = '',
): AsyncGenerator<string> {
  const git = spawn('git', ['-C', repository, ...args], { env: ENVIRONMENT });
  const closed = new Promise<number | null>((resolve, reject) => {
    git.once('error', reject);
    git.once('close', resolve);
  });
  let complaint = '';
  git.stderr.on('data', chunk => {
    complaint += chunk;
  });
  // Git may end without reading its input; its exit code tells what happened.
  git.stdin.on('error', () => {});
  git.stdin.end(input);
  yield* createInterface({ input: git.stdout });
  const code = await closed;
  if (code !== 0) {
    throw new Error(`git ${args[0]} failed with ${code}: ${complaint.trim()}`);
  }
}

/** The commits that tags contain. */
export async function* readCommits(
  repository: string,
): AsyncGenerator<ListedCommit> {
  const args = ['log', '--tags', '--format=%H %ct %P'];
  for await (const line of readGitLines(repository, args)) {
    const [sha, seconds, ...parents] = line.split(' ').filter(Boolean);
    yield { sha, parents, committedAt: Number(seconds) * 1000 };
  }
}

/** The tags of commits by their time, as they would have been deployed. */
export async function readTags(repository: string): Promise<ListedTag[]> {
  const tags: ListedTag[] = [];
  const format =
    '%(refname:lstrip=2) %(creatordate:unix) %(objecttype) %(objectname) %(*objecttype) %(*objectname)';
  for await (const line of readGitLines(repository, [
    'for-each-ref',
    `--format=${format}`,
    'refs/tags',
  ])) {
    const [name, seconds, type, sha, targetType, target] = line.split(' ');
    const commit = type === 'commit' ? sha : target;
    if (seconds !== '' && (type === 'commit' || targetType === 'commit')) {
      tags.push({ name, sha: commit, at: Number(seconds) * 1000 });
    }
  }
  return tags.sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1));
}
