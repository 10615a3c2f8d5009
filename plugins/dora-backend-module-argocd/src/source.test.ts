import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { signalSchema } from '@milepost/plugin-dora-node';
import { argocdSource } from './source';

const DIGEST = `sha256:${'c0ffee00'.repeat(8)}`;
const SHA = 'a3cca2b2aa1e3b5b3b5aad99a8529074f3c8f5a1';

const NOTIFICATION = {
  application: {
    name: 'ledger-prod',
    namespace: 'argocd',
    labels: { 'backstage.io/kubernetes-id': 'ledger', environment: 'prod' },
    url: 'https://argocd.acme.example/applications/ledger-prod',
  },
  destination: { namespace: 'ledger-prod' },
  operation: {
    phase: 'Succeeded',
    startedAt: '2026-03-02T10:00:00Z',
    finishedAt: '2026-03-02T10:00:20Z',
  },
  health: { status: 'Healthy', lastTransitionTime: '2026-03-02T10:01:05Z' },
  sources: [
    { repository: 'https://github.com/acme/ledger.git', revision: SHA },
  ],
  images: [`ghcr.io/acme/ledger@${DIGEST}`, 'docker.io/library/busybox:1'],
};

const read = (change: object) =>
  argocdSource.read({
    headers: {},
    body: Buffer.from(JSON.stringify({ ...NOTIFICATION, ...change })),
    receivedAt: 0,
  });

describe('Argo CD', () => {
  it("takes a sync of a golden path's application for a deployment", () => {
    const healthyAt = Date.parse('2026-03-02T10:01:05Z');
    const deployment = {
      kind: 'deployment',
      source: 'argocd',
      externalId: 'argocd/ledger-prod 2026-03-02T10:00:00.000Z',
      at: healthyAt,
      target: { service: 'ledger', environment: 'prod' },
      repository: 'github.com/acme/ledger',
      sha: SHA,
      artifacts: [
        `ghcr.io/acme/ledger@${DIGEST}`,
        DIGEST,
        'docker.io/library/busybox:1',
      ],
      startedAt: Date.parse('2026-03-02T10:00:00Z'),
      statuses: [{ at: healthyAt, state: 'success' }],
      url: 'https://argocd.acme.example/applications/ledger-prod',
    };

    expect(read({})).toEqual({ outcome: 'signals', signals: [deployment] });
    expect(signalSchema.parse(deployment)).toEqual(deployment);
  });

  it.each([
    ['Failed', 'Healthy', 'failure'],
    ['Error', 'Missing', 'failure'],
    ['Succeeded', 'Degraded', 'failure'],
    ['Succeeded', 'Progressing', 'in_progress'],
    ['Running', 'Healthy', 'in_progress'],
  ])('%s and %s is a %s', (phase, status, state) => {
    const operation = { ...NOTIFICATION.operation, phase };
    expect(read({ operation, health: { status } })).toMatchObject({
      signals: [{ statuses: [{ state }] }],
    });
  });

  it('is told of a rollback to a revision that was reported before', () => {
    const file = path.join(
      __dirname,
      '../../../deploy/argocd-notifications/milepost.yaml',
    );
    const { data } = parse(readFileSync(file, 'utf8'));
    const triggers: { oncePer: string }[] = parse(
      data['trigger.on-milepost-deployment'],
    );
    expect(triggers).toHaveLength(2);
    for (const { oncePer } of triggers) {
      expect(oncePer).toContain('operationState.finishedAt');
      expect(oncePer).not.toContain('revision');
    }
    const ids = ['2026-03-02T10:00:00Z', '2026-03-03T10:00:00Z'].map(
      startedAt => {
        const reading = read({
          operation: { ...NOTIFICATION.operation, startedAt },
        });
        return reading.outcome === 'signals' && reading.signals[0];
      },
    );
    expect(ids).toMatchObject([
      { sha: SHA, externalId: 'argocd/ledger-prod 2026-03-02T10:00:00.000Z' },
      { sha: SHA, externalId: 'argocd/ledger-prod 2026-03-03T10:00:00.000Z' },
    ]);
  });

  it('does without labels, and with what older versions leave out', () => {
    const application = { ...NOTIFICATION.application, labels: null };
    const reading = read({
      application,
      health: { status: 'Healthy' },
      images: null,
    });

    expect(reading).toMatchObject({
      signals: [
        {
          target: { service: 'ledger-prod', environment: 'ledger-prod' },
          statuses: [{ at: Date.parse('2026-03-02T10:00:20Z') }],
          artifacts: [],
        },
      ],
    });
  });

  it('names no commit when there are several sources, or a chart version', () => {
    const [source] = NOTIFICATION.sources;
    for (const sources of [
      [source, source],
      [{ repository: 'https://charts.acme.example', revision: '1.2.3' }],
      [],
    ]) {
      expect(read({ sources })).not.toHaveProperty('signals.0.sha');
    }
  });

  it("says what to do when the body is not our template's", () => {
    expect(read({ operation: undefined })).toEqual({
      outcome: 'rejected',
      reason: expect.stringMatching(
        /^operation: .*please use the template of deploy\/argocd-notifications/,
      ),
    });
  });
});
