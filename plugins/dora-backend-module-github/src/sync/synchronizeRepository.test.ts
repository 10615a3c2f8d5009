import { BackendFeature } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  ChangeSignal,
  DeploymentSignal,
  RetryLaterError,
  Signal,
  signalSchema,
} from '@milepost/plugin-dora-node';
import { Octokit } from '@octokit/rest';
import { createServer } from 'node:net';
import { respectLimits } from '../client/GithubClients';
import { synchronizeRepository } from './synchronizeRepository';

jest.setTimeout(120_000);

// Only a test starts the forge; what is tested knows nothing of it but its API.
const { default: localForge } = jest.requireActual<{ default: BackendFeature }>(
  '@milepost/plugin-local-forge-backend',
);

const TOKEN = 'token-of-the-test';
const repo = { owner: 'acme', repo: 'shop' };
const nothing = () => {};
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** The local forge is held against GitHub's own description of its API. */
describe('synchronizeRepository', () => {
  const directory = createMockDirectory();
  let stop: () => Promise<void>;
  let octokit: Octokit;
  let host: string;
  let cursor: JsonObject | undefined;
  let answers: { path: string; status: number }[];
  /** Answers a request instead of the forge. */
  let instead: (path: string) => Response | undefined;

  beforeAll(async () => {
    const port = await findFreePort();
    host = `localhost:${port}`;
    const backend = await startTestBackend({
      features: [
        localForge,
        mockServices.rootConfig.factory({
          data: {
            localForge: {
              port,
              dataDir: directory.resolve('forge'),
              token: TOKEN,
              tokenUser: 'bot',
              users: [{ login: 'bot', email: 'bot@acme.example' }],
              organizations: [{ login: 'acme' }],
            },
          },
        }),
      ],
    });
    stop = () => backend.stop();
    octokit = respectLimits(
      new Octokit({
        baseUrl: `http://${host}/api/v3`,
        auth: TOKEN,
        log: SILENT,
        request: {
          fetch: async (url: string, init: RequestInit) => {
            const path = new URL(url).pathname.replace(
              '/api/v3/repos/acme/shop',
              '',
            );
            const answer = instead(path) ?? (await fetch(url, init));
            answers.push({ path, status: answer.status });
            return answer;
          },
        },
      }),
    );
  });
  afterAll(() => stop());

  beforeEach(async () => {
    cursor = undefined;
    answers = [];
    instead = () => undefined;
    await octokit.repos.createInOrg({
      org: 'acme',
      name: 'shop',
      auto_init: true,
    });
  });
  afterEach(() => octokit.repos.delete(repo));

  async function synchronize() {
    answers = [];
    const recorded: Signal[] = [];
    await synchronizeRepository(
      {
        repository: `${host}/acme/shop`,
        url: `http://${host}/acme/shop`,
        components: [],
        cursor,
        signal: new AbortController().signal,
        record: async signals => {
          recorded.push(...signalSchema.array().parse(signals));
        },
        receive: async () => {
          throw new Error('nothing is sent');
        },
        advance: async next => {
          cursor = JSON.parse(JSON.stringify(next));
        },
      },
      octokit,
    );
    return recorded;
  }

  async function openPull(name: string): Promise<number> {
    const { data } = await octokit.git.getRef({ ...repo, ref: 'heads/main' });
    await octokit.git.createRef({
      ...repo,
      ref: `refs/heads/${name}`,
      sha: data.object.sha,
    });
    await octokit.repos.createOrUpdateFileContents({
      ...repo,
      path: name,
      branch: name,
      message: `Add ${name}`,
      content: '',
    });
    const pull = await octokit.pulls.create({
      ...repo,
      title: name,
      head: name,
      base: 'main',
    });
    return pull.data.number;
  }

  async function deploy(...states: ('in_progress' | 'success')[]) {
    const { data } = await octokit.repos.createDeployment({
      ...repo,
      ref: 'main',
      environment: 'staging',
      auto_merge: false,
      required_contexts: [],
    });
    const { id } = data as { id: number };
    for (const state of states) {
      await octokit.repos.createDeploymentStatus({
        ...repo,
        deployment_id: id,
        state,
      });
    }
    return id;
  }

  it('reads everything once, and asks for nothing that has not changed', async () => {
    const number = await openPull('feature');
    await octokit.pulls.createReview({
      ...repo,
      pull_number: number,
      event: 'COMMENT',
      body: 'Looks good',
    });
    await octokit.pulls.merge({ ...repo, pull_number: number });
    await octokit.issues.create({ ...repo, title: 'no pull request' });
    const first = await deploy('in_progress', 'success');
    const second = await deploy('success');

    const [change, ...deployments] = await synchronize();

    expect(change).toMatchObject({
      kind: 'change',
      number,
      mergedAt: expect.any(Number),
      mergeSha: expect.any(String),
      commits: [{ sha: expect.any(String), authoredAt: expect.any(Number) }],
      reviews: [{ state: 'commented', author: { login: 'bot' } }],
    } satisfies Partial<Record<keyof ChangeSignal, unknown>>);
    expect(deployments).toMatchObject([
      { externalId: expect.stringMatching(new RegExp(`/${second}$`)) },
      {
        externalId: expect.stringMatching(new RegExp(`/${first}$`)),
        // The newer deployment made it inactive, which takes nothing from it.
        statuses: expect.arrayContaining([
          expect.objectContaining({ state: 'success' }),
          expect.objectContaining({ state: 'inactive' }),
        ]),
      },
    ]);

    await synchronize();
    expect(await synchronize()).toEqual([]);
    expect(answers).toEqual([
      { path: '/issues', status: 304 },
      { path: '/deployments', status: 304 },
    ]);
  });

  it('finds what webhooks have missed', async () => {
    const number = await openPull('feature');
    const open = await deploy('in_progress');
    const gone = await deploy();
    await synchronize();

    await octokit.pulls.merge({ ...repo, pull_number: number });
    await octokit.repos.createDeploymentStatus({
      ...repo,
      deployment_id: open,
      state: 'success',
    });
    await octokit.repos.deleteDeployment({ ...repo, deployment_id: gone });

    const recorded = await synchronize();
    const ofDeployment = (id: number) =>
      recorded.find(
        (one): one is DeploymentSignal =>
          one.kind === 'deployment' && one.externalId.endsWith(`/${id}`),
      );
    expect(recorded.find(({ kind }) => kind === 'change')).toMatchObject({
      mergedAt: expect.any(Number),
    });
    expect(ofDeployment(open)?.statuses).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ state: 'success' })]),
    );
    expect(ofDeployment(gone)).toMatchObject({ deleted: true });
  });

  it('goes on where a limit has stopped it', async () => {
    const ids = [];
    for (let index = 0; index < 120; index++) {
      ids.push(await deploy());
    }
    let requests = 0;
    instead = () =>
      ++requests > 110
        ? new Response('{"message":"API rate limit exceeded"}', {
            status: 403,
            headers: {
              'content-type': 'application/json',
              'x-ratelimit-remaining': '0',
              'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 60),
            },
          })
        : undefined;

    const stopped = await synchronize().catch(error => error);
    expect(stopped).toBeInstanceOf(RetryLaterError);
    expect(stopped.retryAt).toBeGreaterThan(Date.now() + 50_000);
    expect(cursor).toMatchObject({ deployments: { reading: { page: 2 } } });

    instead = () => undefined;
    const rest = await synchronize();
    const again = new Set(
      rest.map(one => 'externalId' in one && one.externalId),
    );
    for (const id of ids.slice(0, 20)) {
      expect(again).toContain(`${host}/acme/shop/deployments/${id}`);
    }
    expect(cursor).toMatchObject({
      deployments: { until: Math.max(...ids) },
    });
  });

  it('says when the forge is down, and loses nothing', async () => {
    await deploy('success');
    instead = path =>
      path.endsWith('/statuses')
        ? new Response('upstream', { status: 502 })
        : undefined;
    await expect(synchronize()).rejects.toMatchObject({ status: 502 });

    instead = () => undefined;
    expect(await synchronize()).toMatchObject([{ kind: 'deployment' }]);
  });
});
