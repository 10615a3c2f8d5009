import { IncidentSignal, signalSchema } from '@milepost/plugin-dora-node';
import { DEFAULT_OPTIONS } from './options';
import { createAlertmanagerSource } from './source';

// As Alertmanager 0.28 sends it for the alerts that a golden path ships.
const ALERT = {
  status: 'firing',
  labels: {
    alertname: 'HighErrorRate',
    owner: 'group:default/checkout',
    severity: 'page',
    sloth_id: 'ledger-availability',
    sloth_service: 'ledger',
    sloth_severity: 'page',
    sloth_slo: 'availability',
  },
  annotations: {
    runbook_url:
      'https://github.com/acme/ledger/blob/main/docs/runbook.md#higherrorrate',
    summary: 'More calls fail than the objective allows.',
  },
  startsAt: '2026-03-02T10:04:11.413Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'https://prometheus.acme.example/graph?g0.expr=x',
  fingerprint: 'c1a5f3d0b1b1b0d2',
};

function read(change: object, options = DEFAULT_OPTIONS) {
  const notification = {
    version: '4',
    groupKey: '{}:{alertname="HighErrorRate"}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'milepost',
    groupLabels: { alertname: 'HighErrorRate' },
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'https://alertmanager.acme.example',
    alerts: [ALERT],
    ...change,
  };
  return createAlertmanagerSource(options).read({
    headers: {},
    body: Buffer.from(JSON.stringify(notification)),
    receivedAt: Date.parse('2026-03-02T10:05:00Z'),
  });
}

describe('Alertmanager', () => {
  it("makes an incident of a golden path's page, and resolves it", () => {
    const opened = read({});
    const resolved = read({
      alerts: [
        { ...ALERT, status: 'resolved', endsAt: '2026-03-02T10:34:11.413Z' },
      ],
    });

    const start = Date.parse(ALERT.startsAt);
    const incident = {
      kind: 'incident',
      source: 'alertmanager',
      externalId: 'c1a5f3d0b1b1b0d2@2026-03-02T10:04:11.413Z',
      at: start,
      target: { service: 'ledger' },
      title: 'More calls fail than the objective allows.',
      severity: 'page',
      url: 'https://prometheus.acme.example/graph?g0.expr=x',
      startedAt: start,
      createdAt: start,
      events: [{ at: start, type: 'opened' }],
    };
    const end = start + 30 * 60_000;
    expect(opened).toEqual({ outcome: 'signals', signals: [incident] });
    expect(resolved).toEqual({
      outcome: 'signals',
      signals: [
        {
          ...incident,
          at: end,
          events: [...incident.events, { at: end, type: 'resolved' }],
        },
      ],
    });
    expect(signalSchema.parse(incident)).toEqual(incident);
  });

  it('takes a second firing of the same alert for another incident', () => {
    const ids = ['2026-03-02T10:04:11Z', '2026-03-02T12:00:00Z'].map(
      startsAt => {
        const reading = read({ alerts: [{ ...ALERT, startsAt }] });
        return reading.outcome === 'signals' && reading.signals[0];
      },
    ) as IncidentSignal[];

    expect(ids[0].externalId).not.toBe(ids[1].externalId);
  });

  it('leaves alone what asks nobody to act now, and takes what it is told to', () => {
    const labels = { ...ALERT.labels, severity: 'ticket', env: 'staging' };
    const ticket = {
      alerts: [
        { ...ALERT, labels },
        { ...ALERT, labels },
      ],
    };

    expect(read(ticket)).toEqual({
      outcome: 'ignored',
      reason: 'no alert has a severity of page or critical',
    });
    expect(
      read(ticket, { ...DEFAULT_OPTIONS, severities: ['ticket'] }),
    ).toMatchObject({
      signals: [
        { target: { service: 'ledger', environment: 'staging' } },
        { severity: 'ticket' },
      ],
    });
  });

  it('says so when Alertmanager left alerts out', () => {
    expect(read({ truncatedAlerts: 3 })).toMatchObject({
      outcome: 'signals',
      signals: [{ kind: 'incident' }],
      warning: expect.stringMatching(/left out 3 alerts; set 'max_alerts: 0'/),
    });
  });

  it.each([
    [{ version: '3' }, /version/],
    [{ alerts: [{ ...ALERT, startsAt: 'now' }] }, /alerts\.0\.startsAt/],
    [{ alerts: undefined }, /alerts/],
  ])('rejects %j with the reason', (change, reason) => {
    expect(read(change)).toEqual({
      outcome: 'rejected',
      reason: expect.stringMatching(reason),
    });
  });
});
