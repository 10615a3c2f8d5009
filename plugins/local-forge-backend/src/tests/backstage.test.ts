import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { Entity } from '@backstage/catalog-model';
import {
  GithubEntityProvider,
  GithubOrgEntityProvider,
} from '@backstage/plugin-catalog-backend-module-github';
import {
  createGithubWebhookAction,
  createPublishGithubAction,
  createPublishGithubPullRequestAction,
} from '@backstage/plugin-scaffolder-backend-module-github';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject } from '@backstage/types';
import { git, withToken, workFolder } from '../__testUtils__/git';
import { startTestForge, TestForge, TOKEN } from '../__testUtils__/testForge';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('Backstage against the forge', () => {
  let forge: TestForge;
  let host: string;
  let config: ConfigReader;
  let integrations: ScmIntegrations;

  /** Runs an action of the scaffolder and gives its output. */
  async function run(
    action: { handler: (context: never) => Promise<void> },
    input: JsonObject,
    workspacePath: string,
  ): Promise<Record<string, unknown>> {
    const output: Record<string, unknown> = {};
    const context = {
      ...createMockActionContext({ input, workspacePath }),
      checkpoint: async ({ fn }: { fn: () => Promise<unknown> }) => fn(),
      output: (name: string, value: unknown) => {
        output[name] = value;
      },
    };
    await action.handler(context as never);
    return output;
  }

  beforeAll(async () => {
    forge = await startTestForge(await databases.init('SQLITE_3'));
    ({ host } = new URL(forge.url));
    config = new ConfigReader({
      integrations: {
        github: [{ host, apiBaseUrl: forge.api, token: TOKEN }],
      },
      catalog: {
        providers: {
          github: {
            acme: {
              host,
              organization: 'acme',
              catalogPath: '/catalog-info.yaml',
              filters: { branch: 'main' },
            },
          },
        },
      },
    });
    integrations = ScmIntegrations.fromConfig(config);
  });

  afterAll(() => forge.stop());

  it('publishes a repository, changes it by a pull request, reads and discovers it', async () => {
    const githubCredentialsProvider =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
    const options = { integrations, config, githubCredentialsProvider };
    const repoUrl = `${host}?owner=acme&repo=shop`;
    const workspace = await workFolder();
    await writeFile(join(workspace, 'catalog-info.yaml'), 'kind: Component\n');

    const published = await run(
      createPublishGithubAction(options),
      {
        repoUrl,
        description: 'A shop',
        repoVisibility: 'public',
        defaultBranch: 'main',
        protectDefaultBranch: true,
        requiredApprovingReviewCount: 1,
        requiredStatusCheckContexts: ['ci'],
        access: 'acme/platform',
        collaborators: [{ user: 'ann', access: 'push' }],
        topics: ['shop', 'go'],
        repoVariables: { STAGE: 'test' },
        gitAuthorName: 'Bot',
        gitAuthorEmail: 'bot@acme.example',
      },
      workspace,
    );
    expect(published).toMatchObject({
      remoteUrl: `${forge.url}/acme/shop.git`,
      repoContentsUrl: `${forge.url}/acme/shop/blob/main`,
    });
    const octokit = forge.octokit();
    const repo = { owner: 'acme', repo: 'shop' };
    const { data: protection } = await octokit.repos.getBranchProtection({
      ...repo,
      branch: 'main',
    });
    expect(protection).toMatchObject({
      required_status_checks: { contexts: ['ci'] },
      required_pull_request_reviews: { required_approving_review_count: 1 },
    });

    await run(
      createGithubWebhookAction({ ...options }),
      { repoUrl, webhookUrl: `${forge.url}/hook`, events: ['push'] },
      workspace,
    );
    await writeFile(join(workspace, 'new.txt'), 'new\n');
    const proposed = await run(
      createPublishGithubPullRequestAction(options),
      {
        repoUrl,
        branchName: 'change',
        title: 'Change',
        description: 'Because',
        reviewers: ['ann'],
      },
      workspace,
    );
    expect(proposed).toMatchObject({
      remoteUrl: `${forge.url}/acme/shop/pull/1`,
      pullRequestNumber: 1,
    });
    const updated = await run(
      createPublishGithubPullRequestAction(options),
      {
        repoUrl,
        branchName: 'change',
        title: 'Change more',
        description: 'Because',
        update: true,
        forceEmptyGitAuthor: true,
      },
      workspace,
    );
    expect(updated).toMatchObject({ pullRequestNumber: 1 });
    const { data: pull } = await octokit.pulls.get({ ...repo, pull_number: 1 });
    expect(pull).toMatchObject({
      title: 'Change more',
      requested_reviewers: [{ login: 'ann' }],
    });

    const logger = mockServices.logger.mock();
    const reader = UrlReaders.default({ config, logger });
    const url = `${forge.url}/acme/shop/blob/main/catalog-info.yaml`;
    const file = await reader.readUrl(url);
    expect(String(await file.buffer())).toBe('kind: Component\n');
    await expect(
      reader.readUrl(url, { etag: file.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
    const treeUrl = `${forge.url}/acme/shop/tree/main`;
    const tree = await reader.readTree(treeUrl);
    expect((await tree.files()).map(({ path }) => path)).toEqual([
      'catalog-info.yaml',
    ]);
    await expect(
      reader.readTree(treeUrl, { etag: tree.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
    const found = await reader.search(
      `${forge.url}/acme/shop/blob/main/*.yaml`,
    );
    expect(String(await found.files[0].content())).toBe('kind: Component\n');

    const clone = await workFolder();
    const remote = withToken(String(published.remoteUrl), TOKEN);
    await git(clone, 'clone', '--quiet', remote, '.');
    expect(await readFile(join(clone, 'catalog-info.yaml'), 'utf8')).toBe(
      'kind: Component\n',
    );
    expect(await git(clone, 'log', '-1', '--format=%an %H')).toBe(
      `Bot ${published.commitHash}`,
    );

    const [provider] = GithubEntityProvider.fromConfig(config, {
      logger,
      schedule: { run: async () => {} },
    });
    const applyMutation = jest.fn();
    await provider.connect({ applyMutation, refresh: jest.fn() });
    await provider.refresh(logger);
    expect(applyMutation).toHaveBeenCalledWith({
      type: 'full',
      entities: [
        expect.objectContaining({
          entity: expect.objectContaining({
            spec: expect.objectContaining({ target: url }),
          }),
        }),
      ],
    });
  });

  it('gives the people and teams of an organization', async () => {
    const logger = mockServices.logger.mock();
    const provider = GithubOrgEntityProvider.fromConfig(config, {
      id: 'acme',
      orgUrl: `${forge.url}/acme`,
      logger,
    });
    const applyMutation = jest.fn();
    await provider.connect({ applyMutation, refresh: jest.fn() });
    await provider.read();
    const [[{ entities }]] = applyMutation.mock.calls;
    expect(
      entities.map(({ entity }: { entity: Entity }) => [
        entity.kind,
        entity.metadata.name,
        entity.spec?.memberOf ?? entity.spec?.members,
      ]),
    ).toEqual([
      ['User', 'ann', ['platform']],
      ['User', 'bot', []],
      ['Group', 'platform', ['ann']],
    ]);
    const picture = await fetch(`${forge.url}/avatars/ann`);
    expect(picture.headers.get('content-type')).toContain('image/svg+xml');
  });

  it('takes a commit by GraphQL, as Backstage sends one when it can’t push', async () => {
    const octokit = forge.octokit();
    const repo = { owner: 'acme', repo: 'by-graphql' };
    await octokit.repos.createInOrg({ org: 'acme', name: repo.repo });
    const { data: first } = await octokit.repos.createOrUpdateFileContents({
      ...repo,
      path: '.gitkeep',
      message: 'initialize repository',
      content: '',
    });
    const mutation = `mutation ($input: CreateCommitOnBranchInput!) {
      createCommitOnBranch(input: $input) { commit { oid } }
    }`;
    const input = {
      branch: {
        repositoryNameWithOwner: 'acme/by-graphql',
        branchName: 'main',
      },
      message: { headline: 'All of it' },
      fileChanges: {
        additions: [{ path: 'a/b.txt', contents: 'Yg==' }],
        deletions: [{ path: '.gitkeep' }],
      },
      expectedHeadOid: first.commit.sha,
    };
    const { createCommitOnBranch } = await octokit.graphql<{
      createCommitOnBranch: { commit: { oid: string } };
    }>(mutation, { input });
    const { data: tip } = await octokit.repos.getCommit({
      ...repo,
      ref: 'main',
    });
    expect(tip.sha).toBe(createCommitOnBranch.commit.oid);
    expect(
      tip.files?.map(({ filename, status }) => [filename, status]),
    ).toEqual([
      ['.gitkeep', 'removed'],
      ['a/b.txt', 'added'],
    ]);
    await expect(octokit.graphql(mutation, { input })).rejects.toThrow(
      /expectedHeadOid/,
    );
  });
});
