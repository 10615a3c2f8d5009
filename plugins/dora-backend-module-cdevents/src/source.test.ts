import { signalSchema } from '@milepost/plugin-dora-node';
import { cdeventsSource } from './source';

const DIGEST = `sha256:${'0b31b1c02ff458ad'.repeat(4)}`;
const PURL = `pkg:oci/ledger@${DIGEST.replace(':', '%3A')}`;
const SHA = '234fd47e07d1004f0aed9c5e1c8b3d9f4c6a7b8d';
const AT = '2026-03-02T14:27:05.315384Z';

const VERSIONS = [
  {
    context: { version: '0.3.0' },
    type: '0.1.1',
    subject: { type: 'service' },
  },
  {
    context: { version: '0.4.1' },
    type: '0.2.0',
    subject: { type: 'service' },
  },
  { context: { specversion: '0.5.1' }, type: '0.3.0', subject: {} },
  {
    context: { specversion: '0.6.0-draft', chainId: 'c', links: [] },
    type: '0.3.0',
    subject: {},
  },
];

function event(
  type: string,
  id: string,
  content: object,
  version: { context: object; type: string; subject: object } = VERSIONS[2],
) {
  return {
    context: {
      id: `id-of-${type}`,
      source: '/ci/acme',
      type: `dev.cdevents.${type}.${version.type}`,
      timestamp: AT,
      ...version.context,
    },
    subject: { id, source: '/prod/eu', content, ...version.subject },
  };
}

const delivery = (body: unknown) => ({
  headers: {},
  body: Buffer.from(JSON.stringify(body)),
  receivedAt: 0,
});
const read = (body: unknown) => cdeventsSource.read(delivery(body));

const deployed = { environment: { id: 'prd' }, artifactId: PURL };
const at = Date.parse(AT);
const deployment = {
  kind: 'deployment',
  source: 'cdevents',
  externalId: '/ci/acme id-of-service.deployed',
  at,
  target: { service: 'ledger', environment: 'prd' },
  artifacts: [`pkg:oci/ledger@${DIGEST}`, DIGEST],
  statuses: [{ at, state: 'success' }],
};

describe('CDEvents', () => {
  it.each(VERSIONS)('reads a deployment of $context', version => {
    const reading = read(
      event('service.deployed', 'ledger', deployed, version),
    );

    expect(reading).toEqual({ outcome: 'signals', signals: [deployment] });
    expect(signalSchema.parse(deployment)).toEqual(deployment);
  });

  it('reads upgrades, and knows rollbacks', () => {
    expect(read(event('service.upgraded', 'ledger', deployed))).toMatchObject({
      signals: [{ kind: 'deployment', statuses: [{ state: 'success' }] }],
    });
    expect(read(event('service.rolledback', 'ledger', deployed))).toMatchObject(
      { signals: [{ kind: 'deployment', rollback: true }] },
    );
  });

  it('reads from what an artifact was built', () => {
    const change = { id: SHA, source: 'github.com/Acme/ledger' };
    const reading = read(event('artifact.packaged', PURL, { change }));

    const signals = [`pkg:oci/ledger@${DIGEST}`, DIGEST].map(externalId => ({
      kind: 'artifact',
      source: 'cdevents',
      externalId,
      at,
      repository: 'github.com/acme/ledger',
      sha: SHA,
    }));
    expect(reading).toEqual({ outcome: 'signals', signals });
    expect(
      read(event('artifact.packaged', PURL, { change: { id: 'myChange123' } })),
    ).toMatchObject({
      outcome: 'rejected',
      reason: expect.stringContaining('full id of the commit'),
    });
  });

  it('reads an incident from its detection to its end', () => {
    const content = {
      description: 'Answers take longer than 100 ms',
      environment: { id: 'prd', source: '/iaas/geo1' },
      service: { id: 'ledger' },
      artifactId: PURL,
      ticketURI: 'https://issues.acme.example/345',
    };
    const [detected, reported, resolved] = [
      'incident.detected',
      'incident.reported',
      'incident.resolved',
    ].map(type => read(event(type, 'incident-1', content)));

    const opened = {
      kind: 'incident',
      source: 'cdevents',
      externalId: '/prod/eu incident-1',
      at,
      target: { service: 'ledger', environment: 'prd' },
      title: 'Answers take longer than 100 ms',
      url: 'https://issues.acme.example/345',
      createdAt: at,
      events: [{ at, type: 'opened' }],
      references: [
        { type: 'artifact', artifact: `pkg:oci/ledger@${DIGEST}` },
        { type: 'artifact', artifact: DIGEST },
      ],
    };
    expect(detected).toEqual({ outcome: 'signals', signals: [opened] });
    expect(reported).toEqual(detected);
    expect(resolved).toMatchObject({
      signals: [
        {
          externalId: opened.externalId,
          events: [{ at, type: 'resolved' }],
        },
      ],
    });
    expect(resolved).not.toHaveProperty('signals.0.references');
    expect(signalSchema.parse(opened)).toEqual(opened);
  });

  it('takes CloudEvents, one and many, and knows one again', () => {
    const cloudEvent = {
      specversion: '1.0',
      id: 'id-of-service.deployed',
      source: '/ci/acme',
      type: 'dev.cdevents.service.deployed.0.3.0',
      datacontenttype: 'application/json',
      data: event('service.deployed', 'ledger', deployed),
    };

    expect(read(cloudEvent)).toEqual({
      outcome: 'signals',
      signals: [deployment],
    });
    expect(read([cloudEvent, cloudEvent])).toMatchObject({
      signals: [deployment, deployment],
    });
    expect(cdeventsSource.deliveryId?.(delivery(cloudEvent))).toBe(
      '/ci/acme id-of-service.deployed',
    );
  });

  it('ignores what says nothing of delivery', () => {
    expect(read(event('testsuiterun.finished', 't', {}))).toMatchObject({
      outcome: 'ignored',
    });
    expect(read([])).toMatchObject({ outcome: 'ignored' });
  });

  it.each([
    [
      { ...event('service.deployed', 'x', deployed), context: {} },
      /^context\.id: /,
    ],
    [
      event('service.deployed', 'x', deployed, {
        ...VERSIONS[0],
        context: { version: '0.2.0' },
      }),
      /context\.version: .*0\.3 to 0\.6/,
    ],
    [
      event('service.deployed', 'x', { artifactId: PURL }),
      /subject\.content\.environment/,
    ],
    [[event('service.deployed', 'x', deployed), { data: 5 }], /^1\./],
    [null, /body/],
  ])('rejects %j with the reason', (body, reason) => {
    expect(read(body)).toEqual({
      outcome: 'rejected',
      reason: expect.stringMatching(reason),
    });
  });
});
