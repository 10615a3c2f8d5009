import { readdir } from 'node:fs/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { startTestForge, TestForge, TOKEN } from '../__testUtils__/testForge';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

// What leads out of a folder, is taken for an option, or means something to git.
const texts = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        ...['..', '/', '--', '--output=x', '--upload-pack=x', '-', '.git'],
        ...['~1', '^{}', '@{-1}', ':(glob)**', ':/', '...', 'main', 'HEAD'],
        ...['a', '\0', '\n', '%', ' ', 'ü', '$(x)', ';', '\\', 'refs/pull/1'],
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map(parts => parts.join('')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);

describe('hostile requests', () => {
  let forge: TestForge;

  beforeAll(async () => {
    forge = await startTestForge(await databases.init('SQLITE_3'));
    await forge.octokit().repos.createInOrg({
      org: 'acme',
      name: 'shop',
      auto_init: true,
    });
  });

  afterAll(() => forge.stop());

  it('are answered as what can’t be found or done, and leave nothing behind', async () => {
    const repo = '/repos/acme/shop';
    const send = async (method: string, path: string, body?: object) => {
      const response = await fetch(forge.url + path, {
        method,
        headers: { authorization: `Bearer ${TOKEN}` },
        body: body && JSON.stringify(body),
      });
      await response.arrayBuffer();
      return response.status;
    };
    const requests = (text: string) => {
      const part = encodeURIComponent(text);
      const api = `/api/v3${repo}`;
      const sha = 'f'.repeat(40);
      const change = { message: text, content: '', branch: text };
      return [
        send('GET', `${api}/contents/${part}`),
        send('GET', `${api}/contents/README.md?ref=${part}`),
        send('GET', `${api}/commits?sha=${part}`),
        send('GET', `${api}/commits?author=${part}&path=${part}`),
        send('GET', `${api}/tarball/${part}`),
        send('GET', `${api}/git/trees/${part}`),
        send('GET', `${api}/compare/${part}...main`),
        send('GET', `/api/v3/search/code?q=${part}`),
        send('GET', `/acme/shop/raw/${part}`),
        send('GET', `/acme/${part}/info/refs?service=git-upload-pack`),
        send('GET', `/acme/shop/info/refs?service=${part}`),
        send('POST', `${api}/git/refs`, { ref: `refs/heads/${text}`, sha }),
        send('PUT', `${api}/contents/${part}`, { ...change, branch: 'main' }),
        send('PUT', `${api}/contents/x`, change),
        send('POST', '/api/v3/orgs/acme/repos', { name: `-${text}/..` }),
      ];
    };
    await fc.assert(
      fc.asyncProperty(texts, async text => {
        const statuses = await Promise.all(requests(text));
        expect(Math.max(...statuses)).toBeLessThan(500);
      }),
      { numRuns: 15 },
    );
    expect(await readdir(forge.dataDir)).toEqual(['incoming', 'repositories']);
    expect(await readdir(`${forge.dataDir}/repositories`)).toHaveLength(1);
    expect(await readdir(`${forge.dataDir}/incoming`)).toEqual([]);
  });
});
