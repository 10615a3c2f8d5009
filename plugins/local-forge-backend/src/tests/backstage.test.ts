import { writeFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { DefaultGithubCredentialsProvider, ScmIntegrations } from '@backstage/integration';
import {
  createPublishGithubAction,
  createPublishGithubPullRequestAction,
} from '@backstage/plugin-scaffolder-backend-module-github';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { git, withToken, workFolder } from './git';
import { startTestForge, TestForge, TOKEN } from './testForge';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('Backstage against the forge', () => {
  let forge: TestForge;
  let config: ConfigReader;
  let integrations: ScmIntegrations;

  beforeAll(async () => {
    forge = await startTestForge(await databases.init('SQLITE_3'));
    const { host } = new URL(forge.url);
    config = new ConfigReader({
      backend: { reading: { allow: [{ host }] } },
      integrations: {
        github: [{ host, apiBaseUrl: forge.api, token: TOKEN }],
      },
    });
    integrations = ScmIntegrations.fromConfig(config);
  });

  afterAll(() => forge.stop());

  it('publishes a repository, reads it and opens a pull request', async () => {
    const { host } = new URL(forge.url);
    const workspacePath = await workFolder();
    await writeFile(join(workspacePath, 'catalog-info.yaml'), 'kind: Component\n');
    const githubCredentialsProvider =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);

    const output: Record<string, unknown> = {};
    const publish = createPublishGithubAction({
      integrations,
      config,
      githubCredentialsProvider,
    });
    const context = createMockActionContext({
      workspacePath,
      input: {
        repoUrl: `${host}?owner=acme&repo=shop`,
        description: 'A shop',
        repoVisibility: 'public' as const,
        defaultBranch: 'main',
        protectDefaultBranch: true,
        topics: ['shop', 'go'],
        access: 'acme/platform',
        collaborators: [{ user: 'ann', access: 'push' }],
        repoVariables: { STAGE: 'test' },
        requiredStatusCheckContexts: ['ci'],
        gitAuthorName: 'Bot',
        gitAuthorEmail: 'bot@acme.example',
      },
    });
    await publish.handler({
      ...context,
      checkpoint: async options => options.fn(),
      output: (name: string, value: unknown) => {
        output[name] = value;
      },
    } as Parameters<typeof publish.handler>[0]);
    expect(output.remoteUrl).toBe(`${forge.url}/acme/shop.git`);
    expect(output.repoContentsUrl).toBe(`${forge.url}/acme/shop/blob/main`);

    const reader = UrlReaders.default({
      config,
      logger: mockServices.logger.mock(),
    });
    const url = `${forge.url}/acme/shop/blob/main/catalog-info.yaml`;
    const file = await reader.readUrl(url);
    expect(String(await file.buffer())).toBe('kind: Component\n');
    await expect(reader.readUrl(url, { etag: file.etag })).rejects.toThrow(
      expect.objectContaining({ name: 'NotModifiedError' }),
    );
    const tree = await reader.readTree(`${forge.url}/acme/shop/tree/main`);
    expect((await tree.files()).map(({ path }) => path)).toEqual([
      'catalog-info.yaml',
    ]);
    const found = await reader.search(`${forge.url}/acme/shop/blob/main/*.yaml`);
    expect(String(await found.files[0].content())).toBe('kind: Component\n');

    const clone = await workFolder();
    await git(clone, 'clone', '--quiet', withToken(String(output.remoteUrl), TOKEN), '.');
    expect(await readFile(join(clone, 'catalog-info.yaml'), 'utf8')).toBe(
      'kind: Component\n',
    );
    expect(await git(clone, 'log', '-1', '--format=%an %H')).toBe(
      `Bot ${output.commitHash}`,
    );
    expect(createPublishGithubPullRequestAction).toBeDefined();
  });
});
