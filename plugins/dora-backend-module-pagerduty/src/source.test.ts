import { signalSchema } from '@milepost/plugin-dora-node';
import { createHmac } from 'node:crypto';
import { createPagerdutySource } from './source';

const source = createPagerdutySource({
  secrets: ['next-secret', 'old-secret'],
  defaultEnvironment: 'production',
});

// The members of a V3 event that its documentation names, with values of our own.
function body(type: string, data: object = {}) {
  return Buffer.from(
    JSON.stringify({
      event: {
        id: `01${type}`,
        event_type: type,
        resource_type: type.split('.')[0],
        occurred_at: '2026-03-02T11:00:00.000Z',
        agent: { id: 'PLH1HKV', type: 'user_reference' },
        client: null,
        data: {
          id: 'PGR0VU2',
          type: 'incident',
          self: 'https://api.pagerduty.com/incidents/PGR0VU2',
          html_url: 'https://acme.pagerduty.com/incidents/PGR0VU2',
          number: 2,
          status: 'triggered',
          incident_key: 'd3640fbd41094207a1c11e58e46b1662',
          created_at: '2026-03-02T10:00:00Z',
          title: 'Ledger answers slowly',
          service: {
            id: 'PF9KMXH',
            summary: 'Ledger',
            type: 'service_reference',
          },
          assignees: [],
          priority: { id: 'PSO75BM', summary: 'P1' },
          urgency: 'high',
          resolve_reason: null,
          ...data,
        },
      },
    }),
  );
}

const read = (bytes: Buffer) =>
  source.read({ headers: {}, body: bytes, receivedAt: 0 });

describe('PagerDuty', () => {
  const at = Date.parse('2026-03-02T11:00:00Z');
  const createdAt = Date.parse('2026-03-02T10:00:00Z');

  it.each([
    ['triggered', 'opened'],
    ['acknowledged', 'acknowledged'],
    ['reopened', 'reopened'],
    ['resolved', 'resolved'],
  ])('takes an incident that was %s', (verb, type) => {
    const reading = read(body(`incident.${verb}`));

    const signal = {
      kind: 'incident',
      source: 'pagerduty',
      externalId: 'PGR0VU2',
      at,
      target: { service: 'PF9KMXH' },
      title: 'Ledger answers slowly',
      url: 'https://acme.pagerduty.com/incidents/PGR0VU2',
      severity: 'P1',
      startedAt: createdAt,
      createdAt,
      events: [{ id: `01incident.${verb}`, at, type }],
    };
    expect(reading).toEqual({ outcome: 'signals', signals: [signal] });
    expect(signalSchema.parse(signal)).toEqual(signal);
  });

  it('knows an incident that became part of another, or of another service', () => {
    expect(
      read(
        body('incident.resolved', {
          resolve_reason: {
            type: 'merge_resolve_reason',
            incident: { id: 'PMAIN01', type: 'incident_reference' },
          },
        }),
      ),
    ).toMatchObject({ signals: [{ mergedInto: 'PMAIN01' }] });

    const moved = read(
      body('incident.service_updated', { service: { id: 'POTHER1' } }),
    );
    expect(moved).toMatchObject({
      signals: [{ target: { service: 'POTHER1' } }],
    });
    expect(moved).not.toHaveProperty('signals.0.events');
  });

  it('ignores what is no incident, and says why it can not read one', () => {
    expect(read(body('service.updated'))).toMatchObject({
      outcome: 'ignored',
      reason: expect.stringContaining("'service.updated'"),
    });
    expect(read(body('pagey.ping'))).toMatchObject({ outcome: 'ignored' });
    expect(read(body('incident.triggered', { id: 5 }))).toMatchObject({
      outcome: 'rejected',
      reason: expect.stringMatching(/^event\.data\.id: /),
    });
    expect(read(Buffer.from('<xml/>'))).toMatchObject({ outcome: 'rejected' });
  });

  it('tells deliveries apart by the event', () => {
    expect(
      source.deliveryId?.({
        headers: {},
        body: body('incident.triggered'),
        receivedAt: 0,
      }),
    ).toBe('01incident.triggered');
  });

  it('believes a signature by any secret, over the very bytes', () => {
    const bytes = body('incident.triggered');
    const sign = (secret: string) =>
      `v1=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
    const verify = (header: string | undefined, content = bytes) =>
      source.webhook?.verify?.({
        headers: header ? { 'x-pagerduty-signature': header } : {},
        body: content,
        receivedAt: 0,
      });

    expect(verify(sign('old-secret'))).toBe(true);
    expect(verify(`${sign('lost')}, ${sign('next-secret')}`)).toBe(true);
    expect(verify(sign('guess'))).toBe(false);
    expect(verify(undefined)).toBe(false);
    expect(verify('v1=')).toBe(false);
    expect(
      verify(sign('old-secret'), Buffer.concat([bytes, Buffer.from(' ')])),
    ).toBe(false);
  });
});
