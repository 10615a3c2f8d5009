import { TestDatabases } from '@backstage/backend-test-utils';
import { startTestForge, TestForge } from '../../__testUtils__/testForge';
import { open } from '../__testUtils__/browser';
import { createRepository } from '../__testUtils__/repository';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const MARK = 'pwned';
const TEXT = `"'><img src=x onerror=${MARK}><script>${MARK}</script>`;
const FILE = `"'><img src=x onerror=${MARK}>.md`; // The same without a slash, which a name can't have.
const BRANCH = `a"'><svg/onload=${MARK}>`; // Without spaces, which a reference can't have.

describe('hostile content', () => {
  let forge: TestForge;
  let sha: string;

  beforeAll(async () => {
    forge = await startTestForge(await databases.init('SQLITE_3'));
    const work = await createRepository(forge, 'shop', { description: TEXT });
    await work.write('README.md', `${TEXT}\n\n[a](javascript:${MARK})\n`);
    await work.write('main.go', 'package main\n');
    await work.commit('Begin');
    await work.git('branch', BRANCH);
    await work.git('switch', '--quiet', BRANCH);
    await work.write(FILE, `# ${TEXT}\n`);
    await work.write('main.go', `// ${TEXT}\n`);
    await work.git('add', '--all');
    await work.git(
      'commit',
      '--quiet',
      `--author=${TEXT.replace(/[<>]/g, '')} <a@b.example>`,
      '--message',
      `${TEXT}\n\n${TEXT}`,
    );
    sha = await work.git('rev-parse', 'HEAD');
    await work.git('tag', `v${BRANCH}`);
    await work.push();
    const { rest } = forge.octokit();
    const repository = { owner: 'acme', repo: 'shop' };
    await rest.repos.update({ ...repository, homepage: `javascript:${MARK}` });
    const pull = { ...repository, title: TEXT, body: TEXT };
    await rest.pulls.create({ ...pull, head: BRANCH, base: 'main' });
    const comment = { ...repository, issue_number: 1, body: TEXT };
    await rest.issues.createComment(comment);
    await rest.pulls.createReview({
      ...repository,
      pull_number: 1,
      event: 'COMMENT',
      body: TEXT,
    });
    await rest.issues.create({ ...pull, labels: [TEXT.slice(0, 40)] });
    await rest.repos.createCommitStatus({
      ...repository,
      sha,
      state: 'success',
      context: TEXT,
      description: TEXT,
      target_url: `https://ci.example/${TEXT}`,
    });
    await rest.repos.createDeployment({
      ...repository,
      ref: 'main',
      environment: TEXT,
      description: TEXT,
      required_contexts: [],
    });
    await rest.repos.createRelease({
      ...repository,
      tag_name: `v${BRANCH}`,
      name: TEXT,
      body: TEXT,
    });
  });

  afterAll(() => forge.stop());

  const encoded = (text: string) =>
    encodeURIComponent(text).replace(/%2F/g, '/');

  it('stays text on every page', async () => {
    const branch = encoded(BRANCH);
    const pages: [path: string, shown: string][] = [
      ['/', TEXT],
      ['/acme', TEXT],
      ['/acme/shop', TEXT],
      [`/acme/shop/tree/${branch}`, FILE],
      [`/acme/shop/blob/${branch}/${encoded(FILE)}`, FILE],
      [`/acme/shop/blob/${branch}/${encoded(FILE)}?plain=1`, TEXT],
      [`/acme/shop/blob/${branch}/main.go`, TEXT],
      [`/acme/shop/commits/${branch}`, TEXT],
      [`/acme/shop/commits/${branch}/${encoded(FILE)}`, FILE],
      [`/acme/shop/commit/${sha}`, TEXT],
      [`/acme/shop/compare/main...${branch}`, BRANCH],
      ['/acme/shop/branches', BRANCH],
      ['/acme/shop/tags', BRANCH],
      ['/acme/shop/pulls', TEXT],
      ['/acme/shop/pull/1', TEXT],
      ['/acme/shop/issues', TEXT],
      ['/acme/shop/issues/2', TEXT],
      ['/acme/shop/deployments', TEXT],
      [`/acme/shop/deployments/${encoded(TEXT)}`, TEXT],
      ['/acme/shop/releases', TEXT],
    ];
    for (const [path, shown] of pages) {
      const { status, text } = await open(forge, path);
      expect([path, status]).toEqual([path, 200]);
      expect(text).toContain(escaped(shown));
      expect(text).not.toMatch(/<script|<svg\/onload|<img src=x/);
      expect(text).not.toMatch(/(href|src|action)="\s*(javascript|data):/i);
      expect(text).not.toMatch(/"'>/);
    }
  });

  it('stays text in the page that does not find it', async () => {
    const { status, text } = await open(forge, `/${encoded(TEXT)}`);
    expect(status).toBe(404);
    expect(text).not.toContain(MARK);
  });
});

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
