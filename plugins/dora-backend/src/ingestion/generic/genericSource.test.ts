import { signalSchema } from '@milepost/plugin-dora-node';
import { genericSource } from './genericSource';

const SHA = 'a3cca2b2aa1e3b5b3b5aad99a8529074f3c8f5a1';
const AT = '2026-03-02T10:00:00Z';
const at = Date.parse(AT);

const read = (body: unknown) =>
  genericSource.read({
    headers: {},
    body: Buffer.from(JSON.stringify(body)),
    receivedAt: at,
  });

function readOne(body: object) {
  const reading = read(body);
  if (reading.outcome !== 'signals') {
    throw new Error(JSON.stringify(reading));
  }
  expect(signalSchema.array().parse(reading.signals)).toEqual(reading.signals);
  return reading.signals[0];
}

const DEPLOYMENT = {
  type: 'deployment',
  id: '42',
  component: 'shop',
  environment: 'production',
  state: 'success',
  at: AT,
};

describe('generic events', () => {
  it('takes a deployment with little, and with much', () => {
    const little = {
      kind: 'deployment',
      source: 'generic',
      externalId: '42',
      at,
      target: { service: 'shop', environment: 'production' },
      statuses: [{ at, state: 'success' }],
    };
    expect(readOne(DEPLOYMENT)).toEqual(little);
    expect(
      readOne({
        ...DEPLOYMENT,
        repository: 'https://github.com/Acme/shop.git',
        commit: SHA.toUpperCase(),
        startedAt: '2026-03-02T09:58:00Z',
        artifacts: ['ghcr.io/acme/shop:1'],
        rollback: true,
        url: 'https://ci.acme.example/42',
      }),
    ).toEqual({
      ...little,
      target: { ...little.target, repository: 'github.com/acme/shop' },
      sha: SHA,
      startedAt: at - 120_000,
      artifacts: ['ghcr.io/acme/shop:1'],
      rollback: true,
      url: 'https://ci.acme.example/42',
    });
  });

  it('takes an incident, of production unless it says otherwise', () => {
    expect(
      readOne({
        type: 'incident',
        id: 'i-1',
        component: 'component:default/shop',
        startedAt: AT,
        resolvedAt: '2026-03-02T11:00:00Z',
        cause: 'change',
        causedByDeployments: ['42'],
        causedByCommits: [SHA],
      }),
    ).toEqual({
      kind: 'incident',
      source: 'generic',
      externalId: 'i-1',
      at: at + 3_600_000,
      target: { service: 'component:default/shop', environment: 'production' },
      startedAt: at,
      createdAt: at,
      events: [
        { at, type: 'opened' },
        { at: at + 3_600_000, type: 'resolved' },
      ],
      cause: 'change',
      references: [
        { type: 'deployment', externalId: '42' },
        { type: 'commit', sha: SHA },
      ],
    });
  });

  it('takes commits, changes and artifacts', () => {
    expect(
      readOne({
        type: 'commit',
        repository: 'github.com/acme/shop',
        sha: SHA,
        parents: [],
        authoredAt: AT,
        committedAt: AT,
      }),
    ).toEqual({
      kind: 'commit',
      source: 'generic',
      repository: 'github.com/acme/shop',
      sha: SHA,
      parents: [],
      authoredAt: at,
      committedAt: at,
    });
    expect(
      readOne({
        type: 'change',
        repository: 'github.com/acme/shop',
        number: 7,
        at: AT,
        createdAt: AT,
        mergeCommit: SHA,
        branch: 'fix',
      }),
    ).toMatchObject({
      externalId: 'github.com/acme/shop#7',
      mergedAt: null,
      mergeSha: null,
      headRef: 'fix',
    });
    expect(
      readOne({
        type: 'artifact',
        id: 'ghcr.io/acme/shop:1',
        repository: 'github.com/acme/shop',
        commit: SHA,
        at: AT,
      }),
    ).toMatchObject({ externalId: 'ghcr.io/acme/shop:1', sha: SHA });
  });

  it('takes up to a thousand at once', () => {
    const events = (count: number) => ({
      events: Array.from({ length: count }, (_, index) => ({
        ...DEPLOYMENT,
        id: String(index),
      })),
    });

    expect(read(events(1_000))).toHaveProperty('signals.999.externalId', '999');
    expect(read(events(1_001))).toMatchObject({ outcome: 'rejected' });
  });

  it.each([
    [{ ...DEPLOYMENT, type: 'deploy' }, /type/],
    // Turning a feature on deploys nothing.
    [{ ...DEPLOYMENT, type: 'feature-flag' }, /type/],
    [{ ...DEPLOYMENT, at: 'today' }, /at: /],
    [{ ...DEPLOYMENT, commit: 'abc' }, /commit: /],
    [{ ...DEPLOYMENT, repository: 'shop' }, /repository: .*address/],
    [{ events: [DEPLOYMENT, { ...DEPLOYMENT, id: '' }] }, /events\.1\.id: /],
  ])('says what is wrong with %j', (body, reason) => {
    expect(read(body)).toEqual({
      outcome: 'rejected',
      reason: expect.stringMatching(reason),
    });
  });
});
