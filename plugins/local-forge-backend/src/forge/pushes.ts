import {
  branchRef,
  GitCommit,
  isAncestor,
  listCommits,
  listRefs,
  readCommit,
  RefName,
  RefUpdate,
  resolveCommit,
  setHead,
  Sha,
  shortName,
  updateRefs,
  ZERO_SHA,
  diffTrees,
  EMPTY_TREE,
} from '../git';
import { AccountRow } from '../store';
import { emailOf } from './accounts';
import { Forge, now, Repository } from './Forge';
import { followBranches } from './pullBranches';

const MAX_PUSH_COMMITS = 20; // A push event names no more, on GitHub as here.

/** The branches and tags of a repository, and what they point at. */
export type RefSnapshot = Map<RefName, Sha>;

/** Reads what {@link announceChanges} compares. */
export async function snapshotRefs(
  repository: Repository,
): Promise<RefSnapshot> {
  const refs = await listRefs(repository.git, 'refs/heads/', 'refs/tags/');
  return new Map(refs.map(({ name, sha }) => [name, sha]));
}

/**
 * Moves references on behalf of a user and tells the world. Callers that first
 * read a value do both inside `forge.repositories.exclusively`.
 */
export async function moveRefs(
  forge: Forge,
  repository: Repository,
  sender: AccountRow,
  updates: RefUpdate[],
): Promise<void> {
  await updateRefs(repository.git, updates);
  await announceChanges(forge, repository, sender, updates);
}

/** The changes between two snapshots. */
export function compareSnapshots(
  before: RefSnapshot,
  after: RefSnapshot,
): RefUpdate[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .map(ref => ({
      ref,
      from: before.get(ref) ?? ZERO_SHA,
      to: after.get(ref) ?? ZERO_SHA,
    }))
    .filter(({ from, to }) => from !== to);
}

/** Does what follows from moved branches and tags: events, pull requests, the default branch. */
export async function announceChanges(
  forge: Forge,
  repository: Repository,
  sender: AccountRow,
  updates: RefUpdate[],
): Promise<void> {
  const visible = updates.filter(({ ref }) =>
    /^refs\/(heads|tags)\//.test(ref),
  );
  if (!visible.length) {
    return;
  }
  const time = now();
  await forge.store.repositories.update(
    { id: repository.row.id },
    { pushed_at: time, updated_at: time },
  );
  repository.row.pushed_at = time;
  await adoptDefaultBranch(forge, repository, visible);
  for (const update of visible) {
    await announceChange(forge, repository, sender, update);
  }
  await followBranches(forge, repository, sender, visible);
}

async function announceChange(
  forge: Forge,
  repository: Repository,
  sender: AccountRow,
  update: RefUpdate,
): Promise<void> {
  const { ref, from, to } = update;
  const kind = ref.startsWith('refs/tags/') ? 'tag' : 'branch';
  const common = { repository, sender };
  if (from === ZERO_SHA || to === ZERO_SHA) {
    const created = from === ZERO_SHA;
    await forge.events.publish({
      ...common,
      event: created ? 'create' : 'delete',
      payload: () => ({
        ref: shortName(ref),
        ref_type: kind,
        ...(created
          ? {
              master_branch: repository.row.default_branch,
              description: repository.row.description,
            }
          : {}),
        pusher_type: 'user',
      }),
    });
  }
  await forge.events.publish({
    ...common,
    event: 'push',
    payload: () => pushPayload(forge, repository, sender, update),
  });
}

async function pushPayload(
  forge: Forge,
  repository: Repository,
  sender: AccountRow,
  { ref, from, to }: RefUpdate,
) {
  const { git, fullName } = repository;
  const created = from === ZERO_SHA;
  const deleted = to === ZERO_SHA;
  // A tag may point at something else than a commit; then there is nothing to list.
  const head = deleted ? undefined : await resolveCommit(git, to);
  const commits = head ? await pushedCommits(repository, ref, from, head) : [];
  const presented = await Promise.all(
    commits.map(commit => presentPushed(forge, repository, commit)),
  );
  const pushed = { name: sender.login, email: emailOf(sender) };
  return {
    ref,
    before: from,
    after: to,
    base_ref: null,
    created,
    deleted,
    forced: !created && !deleted && !(await isAncestor(git, from, to)),
    compare: forge.urls.repo(
      fullName,
      'compare',
      created || deleted
        ? shortName(ref)
        : `${from.slice(0, 12)}...${to.slice(0, 12)}`,
    ),
    commits: presented,
    head_commit: head
      ? await presentPushed(forge, repository, await readCommit(git, head))
      : null,
    pusher: pushed,
  };
}

// New are the commits that no other branch had; on a first branch, all of them.
async function pushedCommits(
  repository: Repository,
  ref: RefName,
  from: Sha,
  to: Sha,
): Promise<GitCommit[]> {
  const others =
    from === ZERO_SHA
      ? (await listRefs(repository.git, 'refs/heads/'))
          .filter(other => other.name !== ref)
          .map(other => other.peeled)
      : [from];
  const revisions: string[] = [to, ...others.map(sha => `^${sha}`)];
  const commits = await listCommits(repository.git, {
    revisions,
    limit: MAX_PUSH_COMMITS,
  });
  return commits.reverse();
}

async function presentPushed(
  forge: Forge,
  repository: Repository,
  commit: GitCommit,
) {
  const { sha, tree, parents, message, author, committer } = commit;
  const changes = await diffTrees(
    repository.git,
    parents[0] ?? EMPTY_TREE,
    sha,
  );
  const paths = (...statuses: string[]) =>
    changes
      .filter(({ status }) => statuses.includes(status))
      .map(({ path }) => path);
  const renamed = changes.flatMap(({ previousPath }) => previousPath ?? []);
  return {
    id: sha,
    tree_id: tree,
    distinct: true,
    message,
    timestamp: committer.date,
    url: forge.urls.repo(repository.fullName, 'commit', sha),
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
    added: paths('added', 'renamed'),
    removed: [...paths('removed'), ...renamed],
    modified: paths('modified', 'changed'),
  };
}

/** A repository whose default branch has no commits takes the first branch that is pushed as default. */
async function adoptDefaultBranch(
  forge: Forge,
  repository: Repository,
  updates: RefUpdate[],
): Promise<void> {
  const { git, row } = repository;
  const branches = await listRefs(git, 'refs/heads/');
  const current = branchRef(row.default_branch);
  if (!branches.length || branches.some(({ name }) => name === current)) {
    return;
  }
  const adopted =
    updates.find(
      ({ ref, to }) => ref.startsWith('refs/heads/') && to !== ZERO_SHA,
    )?.ref ?? branches[0].name;
  await setHead(git, adopted);
  row.default_branch = shortName(adopted);
  await forge.store.repositories.update(
    { id: row.id },
    { default_branch: row.default_branch },
  );
}
