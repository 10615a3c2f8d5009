import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { JsonObject } from '@backstage/types';
import {
  RepositoryComponent,
  Signal,
  SignalKind,
  SignalOf,
  signalSchema,
} from '@milepost/plugin-dora-node';
import { createGitSource } from './createGitSource';

const run = promisify(execFile);
const REPOSITORY = 'git.acme.example/acme/shop';

describe('the git source', () => {
  let root: string;
  let upstream: string;
  let cursor: JsonObject | undefined;
  let clock = 1_700_000_000;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'dora-git-'));
    upstream = join(root, 'upstream');
    cursor = undefined;
    await run('git', ['init', '--quiet', '--initial-branch=main', upstream]);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  async function git(...args: string[]): Promise<string> {
    const date = `${(clock += 60)} +0000`;
    const { stdout } = await run('git', args, {
      cwd: upstream,
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: 'Ann',
        GIT_AUTHOR_EMAIL: 'ann@acme.example',
        GIT_COMMITTER_NAME: 'Ann',
        GIT_COMMITTER_EMAIL: 'ann@acme.example',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
      },
    });
    return stdout.trim();
  }

  async function commit(path: string, message = `Change ${path}`) {
    const file = join(upstream, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, String(clock));
    await git('add', '.');
    await git('commit', '--quiet', '--message', message);
    return git('rev-parse', 'HEAD');
  }

  /** Synchronizes, and answers what was recorded by kind. */
  async function synchronize(component: Partial<RepositoryComponent> = {}) {
    const source = createGitSource({
      access: {
        has: () => true,
        environment: async () => ({ GIT_ALLOW_PROTOCOL: 'file' }),
      },
      directory: join(root, 'mirrors'),
    });
    const recorded: Signal[] = [];
    await source.synchronize?.({
      repository: REPOSITORY,
      url: `file://${upstream}`,
      components: [
        {
          componentRef: 'component:default/shop',
          paths: [],
          deploymentRefs: [],
          ...component,
        },
      ],
      cursor,
      signal: new AbortController().signal,
      record: async signals => {
        recorded.push(...signalSchema.array().parse(signals));
      },
      receive: async () => {
        throw new Error('git sends nothing');
      },
      advance: async next => {
        cursor = JSON.parse(JSON.stringify(next));
      },
    });
    return <K extends SignalKind>(kind: K) =>
      recorded.filter((one): one is SignalOf<K> => one.kind === kind);
  }

  it('reads a history once, with what its messages say', async () => {
    const first = await commit('a');
    await git('switch', '--quiet', '--create', 'side');
    const side = await commit('b', 'Odd\x1e \x1fname ☃');
    await git('switch', '--quiet', 'main');
    const fix = await commit(
      'c',
      `Undo\n\nThis reverts commit ${first}.\n(cherry picked from commit ${side})`,
    );
    await git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'side');
    const merge = await git('rev-parse', 'HEAD');

    const commits = (await synchronize())('commit');

    const expected = await git('rev-list', '--all', '--count');
    expect(commits).toHaveLength(Number(expected));
    const bySha = new Map(commits.map(one => [one.sha, one]));
    expect(bySha.get(first)).toEqual({
      kind: 'commit',
      source: 'git',
      repository: REPOSITORY,
      sha: first,
      parents: [],
      authoredAt: expect.any(Number),
      committedAt: Number(await git('log', '-1', '--format=%ct', first)) * 1000,
      author: { email: 'ann@acme.example', bot: false },
      title: 'Change a',
    });
    expect(bySha.get(side)?.title).toBe('Odd\x1e \x1fname ☃');
    expect(bySha.get(fix)).toMatchObject({
      reverts: [first],
      copyOf: [side],
      parents: [first],
    });
    expect(bySha.get(merge)?.parents).toEqual([fix, side]);

    expect((await synchronize())('commit')).toEqual([]);
    const next = await commit('d');
    expect((await synchronize())('commit')).toMatchObject([{ sha: next }]);
  });

  it('follows branches that are rewritten and deleted', async () => {
    const base = await commit('a');
    const lost = await commit('b');
    await git('branch', 'old');
    await synchronize();
    await git('reset', '--quiet', '--hard', base);
    const rewritten = await commit('c');
    await git('branch', '--quiet', '--delete', '--force', 'old');

    const recorded = await synchronize();

    expect(recorded('commit')).toMatchObject([{ sha: rewritten }]);
    expect(recorded('ref')).toMatchObject([
      { ref: 'refs/heads/main', before: lost, after: rewritten },
      { ref: 'refs/heads/old', before: lost, after: null },
    ]);
    // Another replica has never seen what was lost.
    await rm(join(root, 'mirrors'), { recursive: true });
    await git('reflog', 'expire', '--expire=now', '--all');
    await git('gc', '--quiet', '--prune=now');
    expect((await synchronize())('commit')).toEqual([]);
  });

  it('takes tags for deployments, and back when they are moved', async () => {
    const component = { deploymentRefs: ['refs/tags/v*'] };
    const first = await commit('a');
    await git('tag', 'v1');
    await git('tag', 'note');
    const second = await commit('b');
    await git('tag', '--annotate', '--message', 'Two', 'v2');
    await git('tag', 'v-blob', await git('rev-parse', 'HEAD:a'));

    const deployments = (await synchronize(component))('deployment');

    const taggedAt = Number(
      await git('for-each-ref', '--format=%(taggerdate:unix)', 'refs/tags/v2'),
    );
    expect(deployments).toMatchObject([
      { sha: first, statuses: [{ state: 'success' }] },
      { sha: second, at: taggedAt * 1000 },
    ]);
    expect(deployments[0].target).toEqual({
      repository: REPOSITORY,
      service: 'component:default/shop',
      environment: 'production',
    });

    await git('tag', '--force', 'v2', first);
    await git('tag', '--delete', 'v1');
    const [gone1, gone2, again] = (await synchronize(component))('deployment');
    expect([gone1, gone2]).toEqual([
      expect.objectContaining({
        externalId: deployments[0].externalId,
        deleted: true,
      }),
      expect.objectContaining({
        externalId: deployments[1].externalId,
        deleted: true,
      }),
    ]);
    expect(again).toMatchObject({ sha: first });
    expect((await synchronize(component))('deployment')).toEqual([]);
  });

  it('takes each step of a branch for a deployment', async () => {
    const component = { deploymentRefs: ['refs/heads/live'] };
    await commit('a');
    await git('switch', '--quiet', '--create', 'live');
    await git('switch', '--quiet', 'main');
    await commit('b');
    await git('switch', '--quiet', 'live');
    await git('merge', '--quiet', '--no-ff', '--message', 'Ship', 'main');

    const shas = (await synchronize(component))('deployment').map(
      ({ sha }) => sha,
    );

    const steps = await git('rev-list', '--first-parent', '--reverse', 'live');
    expect(shas).toEqual(steps.split('\n'));
  });

  it('reads the files once a repository is shared', async () => {
    await commit('services/a/x', 'One');
    await commit('services/b/ü y', 'Two');
    await git('commit', '--quiet', '--allow-empty', '--message', 'None');

    expect((await synchronize())('commit')[0]).not.toHaveProperty('paths');
    const commits = (await synchronize({ paths: ['services/a'] }))('commit');
    expect(commits.map(({ paths }) => paths)).toEqual([
      ['services/a/x'],
      ['services/b/ü y'],
      [],
    ]);
    expect((await synchronize({ paths: ['services/a'] }))('commit')).toEqual(
      [],
    );
  });

  it('does not take the end of a shallow history for its beginning', async () => {
    const first = await commit('services/a/x', 'One');
    await commit('services/a/y', 'Two');
    await commit('services/a/z', 'Three');
    const full = upstream;
    upstream = join(root, 'shallow');
    await run('git', [
      'clone',
      '--quiet',
      '--depth=2',
      `file://${full}`,
      upstream,
    ]);

    const [end, last] = (await synchronize({ paths: ['services/a'] }))(
      'commit',
    );
    expect(end).toMatchObject({ title: 'Two', parents: [first] });
    expect(end).not.toHaveProperty('paths');
    expect(last).toMatchObject({
      parents: [end.sha],
      paths: ['services/a/z'],
    });
    expect((await synchronize({ paths: ['services/a'] }))('commit')).toEqual(
      [],
    );

    // The rest of it comes later.
    await run('git', ['fetch', '--quiet', '--unshallow'], { cwd: upstream });
    const whole = (await synchronize({ paths: ['services/a'] }))('commit');
    expect(whole.map(({ title, paths }) => [title, paths])).toEqual([
      ['One', ['services/a/x']],
      ['Two', ['services/a/y']],
      ['Three', ['services/a/z']],
    ]);
  });

  it('recovers from a mirror that was left locked, and says when there is none', async () => {
    await commit('a');
    await synchronize();
    const [mirror] = await readdir(join(root, 'mirrors'));
    await writeFile(join(root, 'mirrors', mirror, 'config.lock'), '');

    await expect(synchronize()).rejects.toThrow(/config/);
    cursor = undefined;
    expect((await synchronize())('commit')).toHaveLength(1);

    await rm(upstream, { recursive: true });
    await expect(synchronize()).rejects.toThrow(/^git fetch failed: /);
  });
});
