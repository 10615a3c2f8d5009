import { createHmac } from 'node:crypto';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { TestDatabases } from '@backstage/backend-test-utils';
import { git, withToken, workFolder } from '../__testUtils__/git';
import { checkedFetch } from '../__testUtils__/openapi';
import {
  ANN,
  startTestForge,
  testConfig,
  TestForge,
  TOKEN,
} from '../__testUtils__/testForge';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });
const SECRET = 'secret of the hook';

/** What the tests look into; they compare the rest as a whole. */
interface Payload {
  action?: string;
  hook_id?: number;
  hook?: { config: object };
  pull_request?: object;
  repository?: { name: string };
}

interface Received {
  event: string;
  delivery: string;
  signature: string;
  body: string;
  payload: Payload;
}

/** A receiver of webhooks that answers what it is told to. */
class Receiver {
  readonly received: Received[] = [];
  status = 204;
  readonly #server: Server;

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>(resolve =>
      receiver.#server.listen(0, 'localhost', resolve),
    );
    return receiver;
  }

  private constructor() {
    this.#server = createServer(async (req, res) => {
      const body = await text(req);
      this.received.push({
        event: String(req.headers['x-github-event']),
        delivery: String(req.headers['x-github-delivery']),
        signature: String(req.headers['x-hub-signature-256']),
        body,
        payload: JSON.parse(body),
      });
      res.writeHead(this.status).end();
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://localhost:${port}/hook`;
  }

  /** Waits for something to arrive. */
  async find(test: (one: Received) => boolean): Promise<Received> {
    for (const end = Date.now() + 15_000; Date.now() < end; ) {
      const found = this.received.find(test);
      if (found) {
        return found;
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    const names = this.received.map(
      ({ event, payload }) => `${event} ${payload.action ?? ''}`,
    );
    throw new Error(`It never came; what came was ${names.join(', ')}`);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}

describe.each(databases.eachSupportedId())('webhooks on %p', id => {
  let forge: TestForge;
  let receiver: Receiver;

  beforeAll(async () => {
    receiver = await Receiver.start();
    const { organizations } = testConfig('');
    const webhooks = [{ url: receiver.url, secret: SECRET, events: ['*'] }];
    forge = await startTestForge(
      await databases.init(id),
      { organizations: [{ ...organizations[0], webhooks }] },
      checkedFetch,
    );
  });

  afterAll(async () => {
    await forge.stop();
    await receiver.stop();
  });

  it('tells of everything that happens, with a signature', async () => {
    const octokit = forge.octokit();
    const repo = { owner: 'acme', repo: 'shop' };
    const ofShop = (event: string, action?: string) =>
      receiver.find(
        one =>
          one.event === event &&
          one.payload.repository?.name === 'shop' &&
          (action === undefined || one.payload.action === action),
      );
    await octokit.repos.createInOrg({ org: 'acme', name: 'shop' });
    await ofShop('repository', 'created');

    const folder = await workFolder();
    const { data } = await octokit.repos.get(repo);
    await git(folder, 'init', '--quiet', '--initial-branch=main');
    await git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'First');
    await git(
      folder,
      'push',
      '--quiet',
      withToken(data.clone_url, TOKEN),
      'main',
    );
    const head = await git(folder, 'rev-parse', 'HEAD');
    await ofShop('create');
    const push = await ofShop('push');
    expect(push.payload).toMatchObject({
      ref: 'refs/heads/main',
      before: '0'.repeat(40),
      after: head,
      created: true,
      head_commit: { id: head, message: 'First' },
      commits: [{ id: head }],
      pusher: { name: 'bot' },
      sender: { login: 'bot' },
      organization: { login: 'acme' },
    });
    const signature = createHmac('sha256', SECRET)
      .update(push.body)
      .digest('hex');
    expect(push.signature).toBe(`sha256=${signature}`);

    await octokit.git.createRef({
      ...repo,
      ref: 'refs/heads/change',
      sha: head,
    });
    await octokit.repos.createOrUpdateFileContents({
      ...repo,
      path: 'a.txt',
      branch: 'change',
      message: 'Add',
      content: '',
    });
    await octokit.pulls.create({
      ...repo,
      title: 'Add',
      head: 'change',
      base: 'main',
    });
    await ofShop('pull_request', 'opened');
    await octokit.repos.createOrUpdateFileContents({
      ...repo,
      path: 'b.txt',
      branch: 'change',
      message: 'Add more',
      content: '',
    });
    await ofShop('pull_request', 'synchronize');
    const at = { ...repo, pull_number: 1 };
    await forge.octokit(ANN).pulls.createReview({ ...at, event: 'APPROVE' });
    await ofShop('pull_request_review', 'submitted');
    const { data: merged } = await octokit.pulls.merge(at);
    const closed = await ofShop('pull_request', 'closed');
    expect(closed.payload.pull_request).toMatchObject({
      merged: true,
      merge_commit_sha: merged.sha,
    });

    await octokit.issues.create({ ...repo, title: 'Broken' });
    await ofShop('issues', 'opened');
    await octokit.repos.createRelease({ ...repo, tag_name: 'v1' });
    await ofShop('release', 'published');
    await octokit.repos.createCommitStatus({
      ...repo,
      sha: head,
      state: 'success',
    });
    await ofShop('status');
    const { data: deployment } = await octokit.repos.createDeployment({
      ...repo,
      ref: 'main',
    });
    await ofShop('deployment', 'created');
    await octokit.repos.createDeploymentStatus({
      ...repo,
      deployment_id: (deployment as { id: number }).id,
      state: 'success',
    });
    await ofShop('deployment_status', 'created');
    await octokit.repos.createOrUpdateFileContents({
      ...repo,
      path: '.github/workflows/ci.yml',
      message: 'Add CI',
      content: Buffer.from('name: CI\n').toString('base64'),
    });
    await octokit.actions.createWorkflowDispatch({
      ...repo,
      workflow_id: 'ci.yml',
      ref: 'main',
    });
    await ofShop('workflow_run', 'requested');
    await octokit.git.deleteRef({ ...repo, ref: 'heads/change' });
    await ofShop('delete');
    await octokit.repos.delete(repo);
    await ofShop('repository', 'deleted');
  });

  it('tries again until a delivery is taken, over a restart', async () => {
    const octokit = forge.octokit();
    const repo = { owner: 'acme', repo: 'retry' };
    await octokit.repos.createInOrg({
      org: 'acme',
      name: 'retry',
      auto_init: true,
    });
    receiver.status = 500;
    const { data: hook } = await octokit.repos.createWebhook({
      ...repo,
      events: ['issues'],
      config: {
        url: `${receiver.url}?own`,
        secret: SECRET,
        content_type: 'json',
      },
    });
    const hook_id = hook.id;
    const isPing = ({ event, payload }: Received) =>
      event === 'ping' && payload.hook_id === hook_id;
    await receiver.find(isPing);
    await forge.restart();
    receiver.status = 204;
    const before = receiver.received.length;
    const again = await receiver.find(
      one => isPing(one) && receiver.received.indexOf(one) >= before,
    );
    expect(again.payload.hook?.config).toMatchObject({ secret: '********' });

    const deliveries = async () =>
      (await octokit.repos.listWebhookDeliveries({ ...repo, hook_id })).data;
    for (let tries = 0; (await deliveries())[0]?.status_code !== 204; tries++) {
      expect(tries).toBeLessThan(100);
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    const [{ id: delivery_id, guid }] = await deliveries();
    expect(guid).toBe(again.delivery);
    const { data: delivery } = await octokit.repos.getWebhookDelivery({
      ...repo,
      hook_id,
      delivery_id,
    });
    expect(delivery.request.headers).toMatchObject({
      'X-GitHub-Event': 'ping',
    });
    const count = receiver.received.filter(isPing).length;
    await octokit.repos.redeliverWebhookDelivery({
      ...repo,
      hook_id,
      delivery_id,
    });
    await receiver.find(() => receiver.received.filter(isPing).length > count);
  });

  it('lets webhooks be managed', async () => {
    const octokit = forge.octokit();
    const config = { url: 'http://localhost:1/x', content_type: 'json' };
    const { data: hook } = await octokit.orgs.createWebhook({
      org: 'acme',
      name: 'web',
      config,
      events: ['push'],
      active: false,
    });
    const at = { org: 'acme', hook_id: hook.id };
    await octokit.orgs.updateWebhook({ ...at, events: ['issues'] });
    const { data: changed } = await octokit.orgs.getWebhook(at);
    expect(changed.events).toEqual(['issues']);
    const { data: hooks } = await octokit.orgs.listWebhooks({ org: 'acme' });
    expect(hooks).toHaveLength(2);
    await octokit.orgs.deleteWebhook(at);
    await expect(octokit.orgs.getWebhook(at)).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      forge.octokit(ANN).orgs.listWebhooks({ org: 'acme' }),
    ).rejects.toMatchObject({ status: 403 });
    await expect(
      octokit.orgs.createWebhook({
        org: 'acme',
        name: 'web',
        config: { url: 'file:///etc/passwd' },
      }),
    ).rejects.toMatchObject({ status: 422 });
  });
});
