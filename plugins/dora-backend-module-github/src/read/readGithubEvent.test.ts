import { Reading, SignalKind, signalSchema } from '@milepost/plugin-dora-node';
import examples from '@octokit/webhooks-examples';
import { readGithubEvent } from './readGithubEvent';

const REPOSITORY = 'github.com/codertocat/hello-world';
const OPTIONS = { incidentLabels: ['incident'] };

function read(name: string, payload: unknown, options = OPTIONS): Reading {
  return readGithubEvent(
    {
      headers: { 'x-github-event': name },
      body: Buffer.from(JSON.stringify(payload)),
      receivedAt: 5,
    },
    options,
  );
}

type Part = Record<string, unknown>;

/** An example of GitHub's own, to put in what a test is about. */
function example(name: string, action?: string) {
  const found = examples
    .find(event => event.name === name)
    ?.examples.find(
      one => !action || ('action' in one && one.action === action),
    );
  return structuredClone(found) as unknown as { action: string } & Record<
    'pull_request' | 'review' | 'deployment' | 'deployment_status' | 'issue',
    Part
  >;
}

function first(reading: Reading) {
  return reading.outcome === 'signals' ? reading.signals[0] : reading;
}

describe("GitHub's own examples", () => {
  const kinds: Record<string, SignalKind> = {
    push: 'ref',
    pull_request: 'change',
    pull_request_review: 'change',
    deployment: 'deployment',
    deployment_status: 'deployment',
    issues: 'incident',
  };

  it.each(Object.keys(kinds))('%s: every one is read', name => {
    const all = examples.filter(event => event.name === name);
    const payloads = all.flatMap(event => event.examples as unknown[]);

    const readings = payloads.map(payload =>
      read(name, payload, { incidentLabels: ['bug'] }),
    );

    expect(readings.length).toBeGreaterThan(3);
    const of = (outcome: string) =>
      readings.filter(reading => reading.outcome === outcome);
    expect(of('rejected')).toEqual([]);
    // Only issues may be of no interest: those that are no incidents.
    expect(of('ignored').length === 0 || name === 'issues').toBe(true);
    const found = of('signals').map(first);
    expect(found).toEqual(
      found.map(() => expect.objectContaining({ kind: kinds[name] })),
    );
    expect(signalSchema.array().parse(found)).toEqual(found);
  });

  it('no other event is read, and none throws', () => {
    const others = examples
      .filter(({ name }) => !(name in kinds))
      .flatMap(({ name, examples: payloads }) =>
        (payloads as unknown[]).map(payload => read(name, payload).outcome),
      );

    expect(others.length).toBeGreaterThan(100);
    expect(new Set(others)).toEqual(new Set(['ignored']));
  });
});

describe('readGithubEvent', () => {
  it('tells branches that come, move and go apart', () => {
    const zero = '0'.repeat(40);
    const one = '1'.repeat(40);
    const two = '2'.repeat(40);
    const push = (before: string, after: string, more = {}) =>
      first(read('push', { ...example('push'), before, after, ...more }));

    expect(push(zero, one)).toMatchObject({ before: null, after: one });
    expect(push(one, two, { forced: true })).toMatchObject({
      repository: REPOSITORY,
      ref: 'refs/tags/simple-tag',
      at: 1557933657000,
      before: one,
      after: two,
      forced: true,
    });
    expect(push(two, zero)).toMatchObject({ before: two, after: null });
  });

  it('does not take the trial merge of an unmerged pull request for a commit', () => {
    const event = example('pull_request', 'closed');
    const pull = event.pull_request;
    expect(pull.merge_commit_sha).not.toBeNull();
    pull.labels = [{ name: 'hotfix' }];
    pull.body = 'Fixes it.\r\nIncident: PGR0VU2\r\nCloses-Incident: X-1\r\n';

    expect(first(read('pull_request', event))).toEqual({
      kind: 'change',
      source: 'github',
      externalId: `${REPOSITORY}#2`,
      at: Date.parse('2019-05-15T15:21:18Z'),
      repository: REPOSITORY,
      number: 2,
      title: 'Update the README with new information.',
      url: 'https://github.com/Codertocat/Hello-World/pull/2',
      author: { login: 'Codertocat', bot: false },
      createdAt: Date.parse('2019-05-15T15:20:33Z'),
      mergedAt: null,
      closedAt: Date.parse('2019-05-15T15:21:18Z'),
      headRef: 'changes',
      baseRef: 'master',
      headSha: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
      mergeSha: null,
      labels: ['hotfix'],
      closesIncidents: ['PGR0VU2', 'X-1'],
    });

    pull.merged_at = pull.closed_at;
    expect(first(read('pull_request', event))).toMatchObject({
      mergeSha: pull.merge_commit_sha,
      mergedAt: Date.parse('2019-05-15T15:21:18Z'),
    });
  });

  it('knows when a draft became ready, and who is a bot', () => {
    const event = example('pull_request', 'ready_for_review');
    event.pull_request.user = { login: 'renovate[bot]' };
    const ready = first(read('pull_request', event));
    expect(ready).toMatchObject({
      readyAt: Date.parse(String(event.pull_request.updated_at)),
      author: { bot: true },
    });

    event.action = 'converted_to_draft';
    event.pull_request.draft = true;
    event.pull_request.user = null;
    const draft = first(read('pull_request', event));
    expect(draft).toMatchObject({ readyAt: null });
    expect(draft).not.toHaveProperty('author');
  });

  it('takes a review, and not one that nobody has sent', () => {
    const event = example('pull_request_review', 'submitted');
    event.review.state = 'APPROVED';
    const at = Date.parse('2019-05-15T15:20:38Z');

    expect(first(read('pull_request_review', event))).toEqual({
      kind: 'change',
      source: 'github',
      externalId: `${REPOSITORY}#2`,
      at,
      repository: REPOSITORY,
      number: 2,
      reviews: [
        {
          id: '237895671',
          at,
          state: 'approved',
          author: { login: 'Codertocat', bot: false },
        },
      ],
    });
    event.review.submitted_at = null;
    event.review.state = 'PENDING';
    expect(read('pull_request_review', event)).toMatchObject({
      outcome: 'ignored',
    });
  });

  it.each([
    ['success', 'success'],
    ['error', 'failure'],
    ['failure', 'failure'],
    ['inactive', 'inactive'],
    ['in_progress', 'in_progress'],
    ['pending', 'queued'],
    ['waiting', 'queued'],
  ])('takes the status %s of a deployment for %s', (given, state) => {
    const event = example('deployment_status');
    event.deployment_status.state = given;
    event.deployment_status.log_url = 'https://ci.acme.example/1';
    event.deployment.payload = '{"component":"shop","region":"eu"}';

    expect(first(read('deployment_status', event))).toEqual({
      kind: 'deployment',
      source: 'github',
      externalId: `${REPOSITORY}/deployments/145988746`,
      at: Date.parse('2019-05-15T15:20:53Z'),
      target: {
        repository: REPOSITORY,
        environment: 'production',
        service: 'shop',
      },
      sha: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
      createdAt: Date.parse('2019-05-15T15:20:53Z'),
      statuses: [
        { id: '209916254', at: Date.parse('2019-05-15T15:20:55Z'), state },
      ],
      region: 'eu',
      url: 'https://ci.acme.example/1',
    });
  });

  it('bears any payload of a deployment and any state', () => {
    const event = example('deployment_status');
    event.deployment_status.state = 'paused';
    for (const payload of ['no JSON', { component: 5 }, null, []]) {
      event.deployment.payload = payload;
      expect(first(read('deployment_status', event))).toMatchObject({
        statuses: [],
        target: { repository: REPOSITORY, environment: 'production' },
      });
    }
  });

  it('takes a labelled issue for an incident until the label is gone', () => {
    const event = example('issues', 'labeled');
    event.issue.labels = [{ name: 'incident' }];
    expect(first(read('issues', event))).toMatchObject({
      kind: 'incident',
      externalId: `${REPOSITORY}#1`,
      deleted: false,
      target: { repository: REPOSITORY, environment: 'production' },
      events: [{ type: 'opened' }],
    });

    event.issue.closed_at = '2019-05-16T00:00:00Z';
    event.issue.state_reason = 'not_planned';
    expect(first(read('issues', event))).toMatchObject({
      falseAlarm: true,
      events: [
        { type: 'opened' },
        { type: 'resolved', at: Date.parse('2019-05-16T00:00:00Z') },
      ],
    });

    const unlabeled = {
      ...event,
      action: 'unlabeled',
      label: { name: 'incident' },
      issue: { ...event.issue, labels: [] },
    };
    expect(first(read('issues', unlabeled))).toMatchObject({ deleted: true });
    expect(
      read('issues', { ...unlabeled, label: { name: 'docs' } }),
    ).toMatchObject({ outcome: 'ignored' });
    expect(
      first(read('issues', { ...event, action: 'deleted' })),
    ).toMatchObject({ deleted: true });
  });

  it.each([
    ['push', {}, /^repository: /],
    ['push', { ...example('push'), ref: 5 }, /^ref: /],
    [
      'push',
      { ...example('push'), repository: { html_url: 'x' } },
      /html_url is not the address/,
    ],
    [
      'deployment',
      { ...example('deployment'), deployment: {} },
      /deployment\.id/,
    ],
  ])(
    'rejects a %s that it can not read, with the reason',
    (name, body, reason) => {
      expect(read(name, body)).toEqual({
        outcome: 'rejected',
        reason: expect.stringMatching(reason),
      });
    },
  );

  it('needs the name of the event', () => {
    expect(
      readGithubEvent(
        { headers: {}, body: Buffer.from('{}'), receivedAt: 0 },
        OPTIONS,
      ),
    ).toMatchObject({ outcome: 'rejected' });
  });
});
