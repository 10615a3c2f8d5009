import { TestDatabases } from '@backstage/backend-test-utils';
import { startTestForge, TestForge } from '../../__testUtils__/testForge';
import { open, submit } from '../__testUtils__/browser';
import { createRepository, WorkingCopy } from '../__testUtils__/repository';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const repository = { owner: 'acme', repo: 'shop' };

describe('merging a pull request by its page', () => {
  let forge: TestForge;
  let work: WorkingCopy;

  beforeAll(async () => {
    forge = await startTestForge(await databases.init('SQLITE_3'));
    work = await createRepository(forge, 'shop');
    await work.write('file.txt', 'one\n');
    await work.commit('Begin');
    await work.push();
  });

  afterAll(() => forge.stop());

  async function pullRequest(branch: string) {
    await work.git('switch', '--quiet', '--create', branch, 'main');
    await work.write(`${branch}.txt`, `${branch}\n`);
    const sha = await work.commit(`Add ${branch}`);
    await work.push(branch);
    const { data } = await forge.octokit().rest.pulls.create({
      ...repository,
      title: `Add ${branch}`,
      body: '**Why** not',
      head: branch,
      base: 'main',
    });
    const page = `/acme/shop/pull/${data.number}`;
    return { number: data.number, sha, page, form: `${page}/merge` };
  }

  it.each(['merge', 'squash', 'rebase'])('merges by %s', async method => {
    const { number, sha, page, form } = await pullRequest(`by-${method}`);
    const before = await open(forge, page);
    expect(before.text).toContain('<strong>Why</strong>');
    expect(before.text).toContain('can be merged');
    expect(before.text).toContain(`action="${form}"`);
    expect(before.text).toContain(`value="${sha}"`);

    const answer = await submit(forge, form, { method, sha });
    expect([answer.status, answer.location]).toEqual([303, page]);
    const { data } = await forge
      .octokit()
      .rest.pulls.get({ ...repository, pull_number: number });
    expect(data.merged_by?.login).toBe('bot');
    const { data: commit } = await forge
      .octokit()
      .rest.repos.getCommit({ ...repository, ref: 'main' });
    expect(commit.parents).toHaveLength(method === 'merge' ? 2 : 1);

    const after = await open(forge, page);
    expect(after.text).toContain('This has been merged.');
    expect(after.text).not.toContain('<form');
    const closed = await open(forge, '/acme/shop/pulls?state=closed');
    expect(closed.text).toContain(`href="${page}"`);
  });

  it('refuses to merge for another site, and for nobody', async () => {
    const { number, sha, form } = await pullRequest('guarded');
    const fields = { method: 'merge', sha };
    const foreign: Record<string, string>[] = [
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'http://localhost:1', 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'https://evil.example' },
    ];
    for (const headers of foreign) {
      const { status } = await submit(forge, form, fields, headers);
      expect(status).toBe(403);
    }
    expect((await submit(forge, form, fields, {})).status).toBe(401);
    expect((await open(forge, form)).status).toBe(404);
    const { data } = await forge
      .octokit()
      .rest.pulls.get({ ...repository, pull_number: number });
    expect(data.merged).toBe(false);
  });

  it('says why it did not merge', async () => {
    const { sha, page, form } = await pullRequest('stale');
    const old = await submit(forge, form, {
      method: 'merge',
      sha: 'f'.repeat(40),
    });
    expect(old.status).toBe(409);
    expect(old.text).toContain('Head branch was modified');
    const unknown = await submit(forge, form, { method: 'octopus', sha });
    expect(unknown.status).toBe(422);

    await work.git('switch', '--quiet', 'main');
    await work.git('pull', '--quiet', `${forge.url}/acme/shop.git`, 'main');
    await work.write('stale.txt', 'other\n');
    await work.commit('Be in the way');
    await work.push('main');
    const { text } = await open(forge, page);
    expect(text).toContain('This conflicts with main');
    expect(text).not.toContain('<form');
    const late = await submit(forge, form, { method: 'merge', sha });
    expect(late.status).toBe(405);
    expect(late.text).toContain('This was not merged.');
  });
});
