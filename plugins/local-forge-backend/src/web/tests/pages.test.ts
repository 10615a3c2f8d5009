import { TestDatabases } from '@backstage/backend-test-utils';
import { startTestForge, TestForge } from '../../__testUtils__/testForge';
import { open } from '../__testUtils__/browser';
import { createRepository } from '../__testUtils__/repository';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('pages of a repository', () => {
  let forge: TestForge;
  let first: string;
  let last: string;

  beforeAll(async () => {
    forge = await startTestForge(await databases.init('SQLITE_3'));
    await createRepository(forge, 'empty');
    const work = await createRepository(forge, 'shop', {
      description: 'Sells things',
      private: true,
    });
    await work.write(
      'README.md',
      '# Shop\n\n[how](docs/how.md) ![x](docs/x.png)\n',
    );
    await work.write('docs/how.md', '# How\n\n**Thus.**\n');
    await work.write('docs/x.png', Buffer.from([137, 80, 78, 71, 0]));
    await work.write(
      'docs/x.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>\n',
    );
    await work.write('src/main.go', 'package main\n\nfunc main() {}\n');
    await work.write('data.bin', Buffer.from([1, 0, 2]));
    await work.write('large.txt', 'line\n'.repeat(200_000));
    await work.write('nothing.txt', '');
    first = await work.commit('Begin\n\nWith a body.');
    await work.git('branch', 'template/base');
    await work.git('tag', '--annotate', '--message', 'One', 'v1.0.0');
    for (let step = 1; step <= 31; step++) {
      await work.write('src/main.go', `package main\n// ${step}\n`);
      last = await work.commit(`Step ${step}`);
    }
    await work.push();
  });

  afterAll(() => forge.stop());

  it('leads from the organisations to a repository', async () => {
    const home = await open(forge, '/');
    expect(home.status).toBe(200);
    expect(home.text).toMatch(/href="\/acme"\s*>Acme</);
    expect(home.text).toContain('href="/acme/shop"');
    const owner = await open(forge, '/acme');
    expect(owner.text).toContain('Sells things');
    expect(owner.text).toContain('href="/orgs/acme/teams/platform"');
    const team = await open(forge, '/orgs/acme/teams/platform');
    expect(team.text).toContain('href="/ann"');
    const user = await open(forge, '/ann');
    expect(user.text).toContain('No repositories yet');
  });

  it('shows a repository: how to clone it, its last commit, files and README', async () => {
    const { status, text } = await open(forge, '/acme/shop');
    expect(status).toBe(200);
    expect(text).toContain(`git clone ${forge.url}/acme/shop.git`);
    expect(text).toContain('Step 31');
    expect(text).toContain('href="/acme/shop/tree/main/docs"');
    expect(text).toContain('href="/acme/shop/tree/template/base"');
    expect(text).toContain('href="/acme/shop/blob/main/docs/how.md"');
    expect(text).toContain('src="/acme/shop/raw/main/docs/x.png"');
  });

  it('says how to begin in an empty repository', async () => {
    const { status, text } = await open(forge, '/acme/empty');
    expect(status).toBe(200);
    expect(text).toContain('This repository is empty');
    expect(text).toContain(`git remote add origin ${forge.url}/acme/empty.git`);
    expect((await open(forge, '/acme/empty/branches')).status).toBe(200);
    const commits = await open(forge, '/acme/empty/commits');
    expect([commits.status, commits.text]).toEqual([
      200,
      expect.stringContaining('There are no commits on main'),
    ]);
    expect((await open(forge, '/acme/empty/tree/main')).status).toBe(409);
  });

  it('takes a reference with slashes, a tag and a commit', async () => {
    for (const ref of ['template/base', 'v1.0.0', first]) {
      const tree = await open(forge, `/acme/shop/tree/${ref}/src`);
      expect(tree.text).toContain(`href="/acme/shop/blob/${ref}/src/main.go"`);
      const blob = await open(forge, `/acme/shop/blob/${ref}/src/main.go`);
      expect(blob.text).toContain('func main() {}');
      expect(blob.text).toContain('<tr id="L3">');
      expect(blob.text).not.toContain('<tr id="L4">');
    }
    const now = await open(forge, '/acme/shop/blob/main/src/main.go');
    expect(now.text).not.toContain('func main() {}');
  });

  it('goes to the folder or file that a path is', async () => {
    const folder = await open(forge, '/acme/shop/blob/main/src');
    expect(folder.text).toContain('href="/acme/shop/blob/main/src/main.go"');
    const file = await open(forge, '/acme/shop/tree/main/src/main.go');
    expect(file.text).toContain('<tr id="L1">');
  });

  it('renders Markdown and says what it does not show', async () => {
    const page = '/acme/shop/blob/main';
    const rendered = await open(forge, `${page}/docs/how.md`);
    expect(rendered.text).toContain('<strong>Thus.</strong>');
    const source = await open(forge, `${page}/docs/how.md?plain=1`);
    expect(source.text).toContain('**Thus.**');
    const binary = await open(forge, `${page}/data.bin`);
    expect(binary.text).toContain('This file is binary');
    expect(binary.text).toContain('href="/acme/shop/raw/main/data.bin"');
    const large = await open(forge, `${page}/large.txt`);
    expect(large.text).toContain('too large to show');
    expect(large.text.length).toBeLessThan(10_000);
    const nothing = await open(forge, `${page}/nothing.txt`);
    expect(nothing.text).toContain('This file is empty');
    const picture = await open(forge, `${page}/docs/x.png`);
    expect(picture.text).toContain('<img src="/acme/shop/raw/main/docs/x.png"');
  });

  it('pages through the commits of a branch and of a file', async () => {
    const newest = await open(forge, '/acme/shop/commits/main');
    expect(newest.text).toContain('32 commits');
    expect(newest.text).toContain('Step 31');
    expect(newest.text).not.toContain('Begin');
    expect(newest.text).toContain('href="/acme/shop/commits/main?page=2"');
    const oldest = await open(forge, '/acme/shop/commits/main?page=2');
    expect(oldest.text).toContain('Begin');
    expect(oldest.text).not.toContain('Step 31');
    const ofFile = await open(forge, '/acme/shop/commits/main/README.md');
    expect(ofFile.text).toContain('1 commit,');
    expect((await open(forge, '/acme/shop/commits')).text).toBe(newest.text);
  });

  it('shows what a commit changed and where it stands', async () => {
    const { text } = await open(forge, `/acme/shop/commit/${last}`);
    expect(text).toContain('<tr class="removed">');
    expect(text).toContain('+// 31');
    expect(text).toMatch(/<time\s+datetime="[^"]+Z"\s+title="[^"]+ UTC"/);
    const root = await open(forge, `/acme/shop/commit/${first.slice(0, 8)}`);
    expect(root.text).toContain('With a body.');
    expect(root.text).toContain('the first of its branch');
    expect(root.text).toContain('No lines to show');
    expect(root.text).toContain('This is too much to show here');
    const compare = await open(
      forge,
      '/acme/shop/compare/template/base...main',
    );
    expect(compare.text).toContain('31 commits');
  });

  it('lists branches and tags', async () => {
    const branches = await open(forge, '/acme/shop/branches');
    expect(branches.text).toContain('href="/acme/shop/tree/template/base"');
    const tags = await open(forge, '/acme/shop/tags');
    expect(tags.text).toContain('href="/acme/shop/tree/v1.0.0"');
    expect(tags.text).toContain(`href="/acme/shop/commit/${first}"`);
  });

  it.each([
    '/nobody',
    '/acme/nothing',
    '/acme/shop/nothing',
    '/acme/shop/tree/nothing',
    '/acme/shop/tree/main/nothing',
    '/acme/shop/blob/main/nothing',
    '/acme/shop/blob/main/..%2f..%2fHEAD',
    '/acme/shop/blob/main/.git/config',
    '/acme/shop/commits/--all',
    '/acme/shop/commit/main',
    `/acme/shop/commit/${'0'.repeat(40)}`,
    '/acme/shop/compare/main',
    '/acme/shop/pull/1',
    '/acme/shop/issues/1',
    '/acme/shop/actions/runs/1',
    '/acme/shop/releases/tag/v9',
    '/orgs/acme/teams/nobody',
  ])('answers that there is nothing at %s', async path => {
    const { status, text } = await open(forge, path);
    expect(status).toBe(404);
    expect(text).toContain('<h1>There is nothing here</h1>');
  });

  it('answers a malformed address with a page', async () => {
    const { status, text } = await open(forge, '/acme/shop/blob/main/%ff');
    expect(status).toBe(400);
    expect(text).toContain('<h1>');
  });

  it('shows a private repository to the browser here and to no program without a token', async () => {
    expect((await open(forge, '/acme/shop/raw/main/README.md')).status).toBe(
      200,
    );
    const status = async (path: string, headers: Record<string, string>) =>
      (await fetch(`${forge.url}${path}`, { headers })).status;
    for (const path of ['/acme/shop', '/acme/shop/raw/main/README.md']) {
      const foreign = { 'Sec-Fetch-Site': 'cross-site' };
      expect(await status(path, {})).toBe(404);
      expect(
        await status(path, { ...foreign, 'Sec-Fetch-Dest': 'image' }),
      ).toBe(404);
      expect(
        await status(path, { ...foreign, 'Sec-Fetch-Dest': 'document' }),
      ).toBe(200);
    }
    expect(await (await fetch(`${forge.url}/acme`)).text()).not.toContain(
      'shop',
    );
  });

  it('lets nothing run in a page and nothing put it into a frame', async () => {
    for (const path of ['/', '/acme/shop', '/nobody']) {
      const { headers } = await open(forge, path);
      const policy = headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|script-src|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    const { text } = await open(forge, '/');
    const drawing = await open(forge, '/acme/shop/raw/main/docs/x.svg');
    expect(drawing.headers.get('content-type')).toMatch(/^image\/svg/);
    expect(drawing.headers.get('content-security-policy')).toBe(
      "default-src 'none'; sandbox",
    );
    const [, style] = /href="(\/-\/style-\w+\.css)"/.exec(text) ?? [];
    const sheet = await open(forge, style);
    expect(sheet.headers.get('content-type')).toMatch(/^text\/css/);
    expect(sheet.headers.get('cache-control')).toMatch(/immutable/);
  });
});
