import { TestDatabases } from '@backstage/backend-test-utils';
import {
  startTestForge,
  TestForge,
  TOKEN,
} from '../../__testUtils__/testForge';
import { open } from '../__testUtils__/browser';
import { createRepository } from '../__testUtils__/repository';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const repository = { owner: 'acme', repo: 'shop' };

describe('the addresses of pages in the REST API', () => {
  let forge: TestForge;

  beforeAll(async () => {
    forge = await startTestForge(await databases.init('SQLITE_3'));
    const work = await createRepository(forge, 'shop', { private: true });
    await work.write('docs/a b#c?.md', '# A\n');
    await work.write(
      '.github/workflows/ci.yaml',
      'name: CI\non: [push]\njobs: {}\n',
    );
    await work.commit('Begin');
    await work.git('switch', '--quiet', '--create', 'feature/one');
    await work.write('new.txt', 'new\n');
    const sha = await work.commit('Add new');
    await work.git('tag', 'v1');
    await work.push();
    const { rest } = forge.octokit();
    await rest.pulls.create({
      ...repository,
      title: 'New',
      head: 'feature/one',
      base: 'main',
    });
    await rest.pulls.createReview({
      ...repository,
      pull_number: 1,
      event: 'COMMENT',
      body: 'Good',
    });
    await rest.issues.create({ ...repository, title: 'Old' });
    await rest.issues.createComment({
      ...repository,
      issue_number: 2,
      body: 'Yes',
    });
    await rest.checks.create({ ...repository, name: 'test', head_sha: sha });
    await rest.repos.createRelease({ ...repository, tag_name: 'v1' });
    await rest.repos.createOrUpdateEnvironment({
      ...repository,
      environment_name: 'production',
    });
    const runs = `${forge.url}/api/local/repos/acme/shop/actions/runs`;
    await forge
      .octokit()
      .request(`POST ${runs}`, { workflow: 'ci.yaml', head_branch: 'main' });
  });

  afterAll(() => forge.stop());

  it('all lead to a page', async () => {
    const found = new Set<string>();
    for (const path of [
      'user',
      'orgs/acme',
      'orgs/acme/repos',
      'orgs/acme/teams',
      'repos/acme/shop',
      'repos/acme/shop/branches/feature/one',
      'repos/acme/shop/commits/feature/one',
      'repos/acme/shop/commits/v1/check-runs',
      'repos/acme/shop/compare/main...feature/one',
      'repos/acme/shop/contents/docs',
      'repos/acme/shop/contents/.github',
      'repos/acme/shop/pulls',
      'repos/acme/shop/pulls/1',
      'repos/acme/shop/pulls/1/reviews',
      'repos/acme/shop/issues',
      'repos/acme/shop/issues/2/comments',
      'repos/acme/shop/releases',
      'repos/acme/shop/environments',
      'repos/acme/shop/actions/workflows',
      'repos/acme/shop/actions/runs',
    ]) {
      const response = await fetch(`${forge.api}/${path}`, {
        headers: { Authorization: `Bearer ${TOKEN}` },
      });
      expect([path, response.status]).toEqual([path, 200]);
      const addresses = pageAddresses(await response.json());
      expect([path, addresses.length]).not.toEqual([path, 0]);
      addresses.forEach(address => found.add(address));
    }
    for (const kind of [
      '/runs/',
      '/actions/runs/',
      '/teams/',
      '/releases/tag/',
      '/pull/',
      '/deployments/',
      '/compare/',
      '/avatars/',
    ]) {
      expect([...found].filter(address => address.includes(kind))).not.toEqual(
        [],
      );
    }
    for (const address of found) {
      const { status, headers } = await open(forge, address);
      expect([address, status]).toEqual([address, 200]);
      expect(headers.get('content-type')).toMatch(/^(text\/html|image\/svg)/);
    }
  });
});

/** Collects the addresses of pages and pictures from an answer. */
function pageAddresses(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, child]) =>
    typeof child === 'string' && /^(html|avatar)_url$/.test(key)
      ? [child]
      : pageAddresses(child),
  );
}
