import { createMockDirectory } from '@backstage/backend-test-utils';
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connectAssistant } from './__testUtils__/connectAssistant';
import {
  ALERT_TOKEN,
  startDeliveryPortal,
} from './__testUtils__/deliveryPortal';
import { Terminal } from './__testUtils__/Terminal';

jest.setTimeout(180_000);

const COMPONENT = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ledger
  annotations:
    github.com/project-slug: acme/ledger
spec: { type: service, owner: payments, lifecycle: production }
`;

const HOUR = 3_600;

describe('delivery of a service, told by GitHub alone', () => {
  const directory = createMockDirectory();
  let portal: Awaited<ReturnType<typeof startDeliveryPortal>>;

  beforeAll(async () => {
    // A terminal may log in without TLS on the machine of a developer only.
    jest.replaceProperty(process.env, 'NODE_ENV', 'development');
    portal = await startDeliveryPortal(directory.path);
  });
  afterAll(() => portal?.stop());

  /** Asks the portal's API as a guest in the browser does. */
  const ask = (api: string, query: object = {}) =>
    portal.portal
      .get(api)
      .set('Authorization', `Bearer ${portal.token}`)
      .query(query);

  const repo = { owner: 'acme', repo: 'ledger' };
  const now = Math.floor(Date.now() / 1000);

  // Not the synchronous one: the forge that git talks to lives in this process.
  async function git(hoursAgo: number, ...args: string[]): Promise<string> {
    const date = `${now - hoursAgo * HOUR} +0000`;
    const { stdout } = await promisify(execFile)('git', args, {
      cwd: directory.resolve('work'),
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: 'Ann',
        GIT_AUTHOR_EMAIL: 'ann@acme.example',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: 'Ann',
        GIT_COMMITTER_EMAIL: 'ann@acme.example',
        GIT_COMMITTER_DATE: date,
      },
    });
    return stdout.trim();
  }

  async function commit(hoursAgo: number, file: string, content: string) {
    await writeFile(directory.resolve(path.join('work', file)), content);
    await git(hoursAgo, 'add', '.');
    await git(hoursAgo, 'commit', '--quiet', '--message', `Write ${file}`);
    return git(hoursAgo, 'rev-parse', 'HEAD');
  }

  /** Deploys as a pipeline does, and answers when GitHub says that it was done. */
  async function deploy(ref: string): Promise<{ id: number; at: number }> {
    // GitHub's moments are whole seconds: what follows shall be later by them.
    await sleep(1_100);
    const { data } = await portal.bot.repos.createDeployment({
      ...repo,
      ref,
      environment: 'prod',
      auto_merge: false,
      required_contexts: [],
    });
    const id = (data as { id: number }).id;
    const status = { ...repo, deployment_id: id };
    await portal.bot.repos.createDeploymentStatus({
      ...status,
      state: 'in_progress',
    });
    const done = await portal.bot.repos.createDeploymentStatus({
      ...status,
      state: 'success',
    });
    return { id, at: Date.parse(done.data.created_at) };
  }

  const live = () =>
    portal.rows(db =>
      db('deployments')
        .join('generations', 'generations.id', 'deployments.generation')
        .join('attempts', 'attempts.id', 'deployments.attempt_id')
        .join('streams', 'streams.id', 'deployments.stream_id')
        .where({ 'generations.state': 'live' })
        .orderBy('deployments.finished_at')
        .select('deployments.*', 'attempts.external_id', 'component_ref'),
    );

  it('gives the right numbers, whatever the network does', async () => {
    // A repository, with its entity and three commits
    await portal.bot.repos.createInOrg({ org: 'acme', name: 'ledger' });
    await mkdir(directory.resolve('work'));
    await git(0, 'init', '--quiet', '--initial-branch=main');
    await commit(100, 'catalog-info.yaml', COMPONENT);
    const first = await commit(99, 'main.go', 'package main\n');
    const third = await commit(4, 'README.md', '# Ledger\n');
    await git(0, 'remote', 'add', 'origin', portal.gitUrl('ledger'));
    await git(0, 'push', '--quiet', 'origin', 'main');
    const registered = await portal.portal
      .post('/api/catalog/locations')
      .set('Authorization', `Bearer ${portal.token}`)
      .send({ type: 'url', target: portal.entityUrl('ledger') });
    expect(registered.status).toBe(201);

    // A pull request by one, approved and merged by the other
    await git(0, 'switch', '--quiet', '--create', 'feature');
    await commit(2, 'feature.go', 'package main\n');
    await git(0, 'push', '--quiet', 'origin', 'feature');
    const { data: pull } = await portal.ann.pulls.create({
      ...repo,
      title: 'Add a feature',
      head: 'feature',
      base: 'main',
    });
    const number = { ...repo, pull_number: pull.number };
    await portal.bot.pulls.createReview({ ...number, event: 'APPROVE' });
    const { data: merge } = await portal.bot.pulls.merge({
      ...number,
      merge_method: 'squash',
    });

    // Two deployments, of which the network brings the older one last, and twice
    portal.relay.hold(
      ({ event, body }) => /^deployment/.test(event) && body.includes(first),
    );
    const a = await deploy(first);
    const b = await deploy(merge.sha);
    await portal.until('the newer deployment', async () =>
      (await live()).some(row => String(row.external_id).endsWith(`/${b.id}`)),
    );
    expect(await portal.relay.release(2)).toBe(3);

    // An incident, and the way back
    await sleep(1_100);
    const { data: issue } = await portal.bot.issues.create({
      ...repo,
      title: 'Sums are wrong',
      labels: ['incident'],
    });
    const c = await deploy(first);
    await portal.bot.issues.update({
      ...repo,
      issue_number: issue.number,
      state: 'closed',
    });
    const alert = await portal.portal
      .post('/api/dora/ingest/alertmanager')
      .set('Authorization', `Bearer ${ALERT_TOKEN}`)
      .send({
        version: '4',
        alerts: [
          {
            status: 'firing',
            labels: {
              alertname: 'HighErrorRate',
              sloth_service: 'ledger',
              severity: 'page',
            },
            startsAt: new Date(b.at + 1_000).toISOString(),
            endsAt: '0001-01-01T00:00:00Z',
            fingerprint: 'f1',
          },
        ],
      });
    expect(alert.body).toMatchObject({ state: 'recorded' });

    await portal.until('the whole story', async () => {
      const rows = await live();
      const links = await portal.rows(db => db('incident_links'));
      const facts = await portal.rows(db =>
        db('change_facts').whereNotNull('lead_s'),
      );
      // Until the pull request is known, its squashed commit is a change of its own.
      const hasPullRequest = facts.some(({ unit }) => unit === 0);
      return (
        rows.length === 3 &&
        links.length === 2 &&
        facts.length === 2 &&
        hasPullRequest
      );
    });

    const [one, two, three] = await live();
    expect(one).toMatchObject({
      component_ref: 'component:default/ledger',
      external_id: expect.stringMatching(new RegExp(`/${a.id}$`)),
      class: 'normal',
      finished_at: a.at,
    });
    expect(Boolean(one.is_first)).toBe(true);
    expect(Boolean(one.is_failed)).toBe(false);
    expect(two).toMatchObject({
      class: 'normal',
      finished_at: b.at,
      recovered_at: c.at,
    });
    expect(Boolean(two.is_failed)).toBe(true);
    expect(three).toMatchObject({ class: 'rollback', finished_at: c.at });
    expect([one, two, three].map(row => Boolean(row.is_counted))).toEqual([
      true,
      true,
      true,
    ]);
    expect([one, two, three].map(row => Boolean(row.is_rework))).toEqual([
      false,
      false,
      true,
    ]);

    // The change of the pull request began with its own commit, not with the squashed one.
    const facts = await portal.rows(db =>
      db('change_facts').whereNotNull('lead_s').orderBy('lead_s'),
    );
    const finished = b.at / 1000;
    expect(facts.map(row => [row.unit, row.lead_s])).toEqual([
      [0, finished - (now - 2 * HOUR)],
      [1, finished - (now - 4 * HOUR)],
    ]);
    expect(third).toHaveLength(40);

    const links = await portal.rows(db => db('incident_links'));
    expect(links).toEqual(
      Array(2).fill(
        expect.objectContaining({
          attempt_id: two.attempt_id,
          method: 'window',
        }),
      ),
    );

    // The five numbers, as REST, the terminal and an assistant tell them
    const day = (offset: number) =>
      new Date((now + offset * 24 * HOUR) * 1000).toISOString().slice(0, 10);
    const query = {
      scope: 'component:default/ledger',
      from: day(-1),
      to: day(1),
    };
    const { body: report } = await ask('/api/dora/metrics', query);
    const five = [
      { metric: 'deployment-frequency', n: 3 },
      {
        metric: 'change-lead-time',
        n: 2,
        value: finished - (now - 3 * HOUR),
      },
      {
        metric: 'failed-deployment-recovery-time',
        n: 1,
        value: (c.at - b.at) / 1000,
      },
      { metric: 'change-fail-rate', n: 2, value: 1 / 2 },
      { metric: 'deployment-rework-rate', n: 3, value: 1 / 3 },
    ].map(metric => expect.objectContaining(metric));
    expect(report.metrics).toEqual(five);
    // The window is not over, so that the frequency falls from one answer to the next.
    const same = { ...report, generatedAt: expect.any(String) };
    same.metrics = [five[0], ...report.metrics.slice(1)];
    const terminal = await Terminal.login({
      portalUrl: portal.url,
      folder: directory.resolve('terminal'),
      sessionToken: portal.token,
    });
    expect(await terminal.execute('dora:metrics', query)).toEqual(same);
    const token = (await terminal.run('auth', 'print-token')).trim();
    const assistant = await connectAssistant(portal.url, token);
    const answer = await assistant.callTool({
      name: 'dora.metrics',
      arguments: query,
    });
    expect(answer.structuredContent).toEqual(same);
    await assistant.close();

    expect(portal.relay.answers.every(status => status === 202)).toBe(true);
    const rejected = await ask('/api/dora/rejected');
    expect(rejected.body.items).toEqual([]);
    const unmapped = await ask('/api/dora/unmapped');
    expect(unmapped.body.items).toEqual([]);
  });

  it('lets no webhook in that the forge has not signed', async () => {
    const forged = await portal.portal
      .post('/api/events/http/github')
      .set('X-GitHub-Event', 'deployment')
      .set('X-Hub-Signature-256', `sha256=${'0'.repeat(64)}`)
      .send({ deployment: {} });

    expect(forged.status).toBe(403);
  });
});
