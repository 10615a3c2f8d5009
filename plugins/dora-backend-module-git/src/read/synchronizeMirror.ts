import { Synchronization } from '@milepost/plugin-dora-node';
import { Mirror, Ref } from '../git/Mirror';
import { GitCursor, readCursor } from './cursor';
import { readDeployments } from './readDeployments';
import { SOURCE } from './source';
import { COMMIT_FORMAT, toCommit } from './toCommit';

const BATCH = 1_000;

/** Records what is new in a mirror since the last time. */
export async function synchronizeMirror(
  task: Synchronization,
  mirror: Mirror,
): Promise<void> {
  const { components, advance } = task;
  const before = readCursor(task.cursor);
  const withPaths = components.some(({ paths }) => paths.length > 0);
  // A repository that has come to be shared is read anew, for the files of its commits.
  const ends = await mirror.ends();
  // So is one whose history goes back further than it did.
  const isDeeper = before.ends.some(sha => !ends.has(sha));
  const isAnew = isDeeper || (withPaths && !before.withPaths);
  const known = isAnew ? {} : before.heads;
  const heads = await mirror.refs('refs/heads/');
  const tags = await deployedTags(task, mirror);
  await recordCommits(task, mirror, {
    tips: [...new Set([...heads, ...tags].map(({ sha }) => sha))],
    known: [...new Set(Object.values(known))],
    withPaths,
    ends,
  });
  await recordMoves(task, before, heads);
  const after: GitCursor = {
    heads: Object.fromEntries(heads.map(({ name, sha }) => [name, sha])),
    deployed: {},
    withPaths,
    ends: [...ends.keys()],
  };
  for (const component of components) {
    const { componentRef } = component;
    const { deployed, signals } = await readDeployments({
      task,
      mirror,
      component,
      before: before.deployed[componentRef] ?? {},
    });
    for (let start = 0; start < signals.length; start += BATCH) {
      await task.record(signals.slice(start, start + BATCH));
    }
    after.deployed[componentRef] = deployed;
  }
  await advance(after);
}

// A tag may keep a commit that is on no branch any more.
async function deployedTags({ components }: Synchronization, mirror: Mirror) {
  const patterns = components
    .flatMap(({ deploymentRefs }) => deploymentRefs)
    .filter(pattern => pattern.startsWith('refs/tags/'));
  return patterns.length ? mirror.refs(...patterns) : [];
}

async function recordCommits(
  { repository, record, signal }: Synchronization,
  mirror: Mirror,
  range: {
    tips: string[];
    known: string[];
    withPaths: boolean;
    ends: Map<string, string[]>;
  },
): Promise<void> {
  const { ends } = range;
  let batch: ReturnType<typeof toCommit>[] = [];
  const flush = async () => {
    signal.throwIfAborted();
    const paths = range.withPaths
      ? await mirror.paths(batch.map(({ sha }) => sha))
      : undefined;
    await record(
      batch.map(commit => ({
        ...commit,
        // All files of the repository are new where a shallow history ends.
        ...(paths && !ends.has(commit.sha)
          ? { paths: pathsOf(paths.get(commit.sha)) }
          : {}),
      })),
    );
    batch = [];
  };
  for await (const fields of mirror.commits(COMMIT_FORMAT, range)) {
    const commit = toCommit(repository, fields);
    batch.push({ ...commit, parents: ends.get(commit.sha) ?? commit.parents });
    if (batch.length === BATCH) {
      await flush();
    }
  }
  if (batch.length) {
    await flush();
  }
}

const MAX_PATHS = 5_000;

// Of a commit that touches more, the folders tell enough.
function pathsOf(paths: string[] = []): string[] {
  if (paths.length <= MAX_PATHS) {
    return paths;
  }
  const folders = paths.map(path => path.split('/').slice(0, 3).join('/'));
  return [...new Set(folders)].slice(0, MAX_PATHS);
}

async function recordMoves(
  { repository, record }: Synchronization,
  before: GitCursor,
  heads: Ref[],
): Promise<void> {
  const now = new Map(heads.map(({ name, sha }) => [name, sha]));
  const names = new Set([...Object.keys(before.heads), ...now.keys()]);
  const moves = [...names]
    .map(ref => ({
      ref,
      from: before.heads[ref] ?? null,
      to: now.get(ref) ?? null,
    }))
    .filter(({ from, to }) => from !== to);
  const at = Date.now();
  for (let start = 0; start < moves.length; start += BATCH) {
    await record(
      moves.slice(start, start + BATCH).map(({ ref, from, to }) => ({
        kind: 'ref',
        source: SOURCE,
        externalId: `${repository} ${ref} ${to ?? `gone ${from}`}`,
        at,
        repository,
        ref,
        before: from,
        after: to,
      })),
    );
  }
}
