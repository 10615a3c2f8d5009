import { randomBytes } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { GitRepositories } from '../git';
import { git, withToken, workFolder } from '../__testUtils__/git';
import {
  ANN,
  startTestForge,
  testConfig,
  TestForge,
  TOKEN,
} from '../__testUtils__/testForge';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('git on %p', id => {
  let forge: TestForge;
  let octokit: ReturnType<TestForge['octokit']>;

  async function create(name: string, settings = {}) {
    const { data } = await octokit.repos.createInOrg({
      org: 'acme',
      name,
      auto_init: true,
      ...settings,
    });
    return { owner: 'acme', repo: name, url: data.clone_url };
  }

  async function clone(url: string) {
    const folder = await workFolder();
    await git(folder, 'clone', '--quiet', url, '.');
    return folder;
  }

  async function commit(
    folder: string,
    file: string,
    content: string | Buffer,
  ) {
    await writeFile(join(folder, file), content);
    await git(folder, 'add', '.');
    await git(folder, 'commit', '--quiet', '-m', `Write ${file}`);
    return git(folder, 'rev-parse', 'HEAD');
  }

  beforeAll(async () => {
    const folder = await workFolder();
    await writeFile(join(folder, 'app.yaml'), 'kind: Application\n');
    await writeFile(join(folder, '.gitignore'), 'secret\n');
    await writeFile(join(folder, 'secret'), 'not for the forge');
    await mkdir(join(folder, 'apps'));
    await writeFile(join(folder, 'apps', 'a.yaml'), 'a: 1\n');
    const { organizations } = testConfig('');
    forge = await startTestForge(await databases.init(id), {
      organizations: [
        {
          ...organizations[0],
          repositories: [{ name: 'gitops', from: folder }],
        },
      ],
    });
    octokit = forge.octokit();
  });

  afterAll(() => forge.stop());

  it('seeds repositories once', async () => {
    const url = `${forge.url}/acme/gitops.git`;
    const folder = await clone(withToken(url, TOKEN));
    expect((await readdir(folder)).sort()).toEqual([
      '.git',
      '.gitignore',
      'app.yaml',
      'apps',
    ]);
    const head = await commit(folder, 'more.yaml', 'more: 1\n');
    await git(folder, 'push', '--quiet');
    await forge.restart();
    const { data } = await octokit.repos.getBranch({
      owner: 'acme',
      repo: 'gitops',
      branch: 'main',
    });
    expect(data.commit.sha).toBe(head);
  });

  it('takes large pushes and serves clones by every protocol', async () => {
    const { url, ...repo } = await create('large');
    const folder = await clone(withToken(url, TOKEN));
    // More than git's http.postBuffer, so that the body comes in chunks.
    const head = await commit(folder, 'data', randomBytes(3_000_000));
    await git(folder, 'push', '--quiet');
    for (const version of ['0', '2']) {
      const copy = await workFolder();
      await git(
        copy,
        '-c',
        `protocol.version=${version}`,
        'clone',
        '--quiet',
        url,
        '.',
      );
      expect(await git(copy, 'rev-parse', 'HEAD')).toBe(head);
    }
    const shallow = await workFolder();
    await git(
      shallow,
      'clone',
      '--quiet',
      '--depth=1',
      '--filter=blob:none',
      url,
      '.',
    );
    expect(await git(shallow, 'rev-list', '--count', 'HEAD')).toBe('1');

    // Many haves make git compress its request.
    for (let number = 0; number < 40; number += 1) {
      await git(
        folder,
        'commit',
        '--quiet',
        '--allow-empty',
        '-m',
        `Local ${number}`,
      );
    }
    await octokit.repos.createOrUpdateFileContents({
      ...repo,
      path: 'other',
      message: 'Elsewhere',
      content: '',
    });
    await git(folder, 'fetch', '--quiet');
    expect(await git(folder, 'log', '-1', '--format=%s', 'origin/main')).toBe(
      'Elsewhere',
    );
    await expect(git(folder, 'push', '--quiet')).rejects.toThrow(
      /non-fast-forward|fetch first/,
    );
  });

  it('lets nobody read or push what is not theirs', async () => {
    const { url } = await create('closed', { visibility: 'private' });
    await expect(clone(url)).rejects.toThrow(
      /could not read Username|terminal prompts disabled/,
    );
    await expect(clone(withToken(url, 'wrong'))).rejects.toThrow(
      /Authentication failed/,
    );
    await clone(withToken(url, TOKEN));

    const open = await create('open');
    const folder = await clone(open.url);
    await commit(folder, 'x', 'x');
    await expect(git(folder, 'push', '--quiet')).rejects.toThrow(
      /could not read Username/,
    );
    await expect(
      git(folder, 'push', '--quiet', withToken(open.url, ANN)),
    ).rejects.toThrow(/403/);
    await git(
      folder,
      'push',
      '--quiet',
      withToken(open.url, TOKEN),
      'HEAD:refs/heads/new',
    );
    await expect(
      git(
        folder,
        'push',
        '--quiet',
        withToken(open.url, TOKEN),
        'HEAD:refs/pull/1/head',
      ),
    ).rejects.toThrow(/deny updating a hidden ref/);
    for (const path of [
      '/acme/open.git/HEAD',
      '/acme/open.git/objects/info/packs',
    ]) {
      expect((await fetch(forge.url + path)).status).toBe(404);
    }
  });

  it('keeps pull requests in step with pushes', async () => {
    const { url, ...repo } = await create('steps');
    const folder = await clone(withToken(url, TOKEN));
    await git(folder, 'switch', '--quiet', '-c', 'change');
    await commit(folder, 'a', 'a');
    await git(folder, 'push', '--quiet', 'origin', 'change');
    await octokit.pulls.create({
      ...repo,
      title: 'A',
      head: 'change',
      base: 'main',
    });
    const head = await commit(folder, 'b', 'b');
    await git(folder, 'push', '--quiet', 'origin', 'change');
    const at = { ...repo, pull_number: 1 };
    expect((await octokit.pulls.get(at)).data.head.sha).toBe(head);
    await git(folder, 'fetch', '--quiet', 'origin', 'refs/pull/1/head');
    expect(await git(folder, 'rev-parse', 'FETCH_HEAD')).toBe(head);
    await git(folder, 'push', '--quiet', 'origin', 'change:main');
    expect((await octokit.pulls.get(at)).data).toMatchObject({
      merged: true,
      state: 'closed',
    });
  });

  it('stays whole when much happens at once', async () => {
    const creations = await Promise.allSettled(
      ['Twice', 'twice', 'TWICE'].map(name =>
        octokit.repos.createInOrg({ org: 'acme', name, auto_init: true }),
      ),
    );
    const made = creations.filter(({ status }) => status === 'fulfilled');
    expect(made).toHaveLength(1);
    const refusals = creations.flatMap(creation =>
      creation.status === 'rejected' ? creation.reason : [],
    );
    const taken = { message: 'name already exists on this account' };
    const refusal = { status: 422, response: { data: { errors: [taken] } } };
    expect(refusals).toMatchObject([refusal, refusal]);

    const { url, ...repo } = await create('busy');
    const folders = await Promise.all(
      [1, 2].map(() => clone(withToken(url, TOKEN))),
    );
    const heads = await Promise.all(
      folders.map((folder, index) => commit(folder, `${index}`, `${index}`)),
    );
    const pushes = await Promise.allSettled(
      folders.map(folder => git(folder, 'push', '--quiet')),
    );
    const winner = pushes.findIndex(({ status }) => status === 'fulfilled');
    expect(pushes.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      1,
    );
    const { data } = await octokit.repos.getBranch({ ...repo, branch: 'main' });
    expect(data.commit.sha).toBe(heads[winner]);

    const sha = heads[winner];
    for (const name of ['one', 'two']) {
      await octokit.git.createRef({ ...repo, ref: `refs/heads/${name}`, sha });
      await octokit.repos.createOrUpdateFileContents({
        ...repo,
        path: name,
        branch: name,
        message: name,
        content: '',
      });
      await octokit.pulls.create({
        ...repo,
        title: name,
        head: name,
        base: 'main',
      });
    }
    const merges = await Promise.allSettled(
      [1, 2, 1, 2].map(pull_number =>
        octokit.pulls.merge({ ...repo, pull_number }),
      ),
    );
    expect(merges.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      2,
    );
    const files = await Promise.allSettled(
      ['f1', 'f2', 'f3', 'f4'].map(path =>
        octokit.repos.createOrUpdateFileContents({
          ...repo,
          path,
          message: path,
          content: '',
        }),
      ),
    );
    expect(files.every(({ status }) => status === 'fulfilled')).toBe(true);
    const fresh = await clone(withToken(url, TOKEN));
    await git(fresh, 'fsck', '--strict');
    const names = await readdir(fresh);
    expect(names).toEqual(
      expect.arrayContaining(['one', 'two', 'f1', 'f2', 'f3', 'f4']),
    );
  });

  it('is not hindered by what a crash left behind', async () => {
    // What a creation does before its row is written, and no more.
    const repositories = await GitRepositories.create(forge.dataDir);
    await repositories.prepare('main');
    await repositories.publish(await repositories.prepare('main'));
    await forge.restart();
    expect(await readdir(join(forge.dataDir, 'incoming'))).toEqual([]);
    await create('after-crash');
  });

  it('answers only this machine and its own pages', async () => {
    const send = (host: string, method: string, headers = {}) =>
      new Promise<number | undefined>((resolve, reject) => {
        const { port } = new URL(forge.url);
        request(
          {
            port,
            host: '127.0.0.1',
            path: '/api/v3/user/repos',
            method,
            headers: { host, ...headers },
          },
          response => {
            response.resume();
            resolve(response.statusCode);
          },
        )
          .on('error', reject)
          .end();
      });
    const { host } = new URL(forge.url);
    expect(await send('evil.example', 'GET')).toBe(403);
    expect(await send('localhost.evil.example', 'GET')).toBe(403);
    expect(await send(host, 'GET')).toBe(401);
    expect(await send(host, 'POST', { origin: 'http://evil.example' })).toBe(
      403,
    );
    expect(await send(host, 'POST', { 'sec-fetch-site': 'cross-site' })).toBe(
      403,
    );
    expect(await send(host, 'POST', { origin: `http://${host}` })).toBe(401);
  });
});
