import { MetricId, MetricTarget } from '@milepost/plugin-dora-common';
import { Side } from '../tables';
import { decideNotice, NOTICE_PAUSE_MS } from './decideNotice';
import { describeCrossing } from './describeCrossing';

const NOW = Date.UTC(2026, 2, 1);
const LEAD = 'change-lead-time';
const FREQUENCY = 'deployment-frequency';
const FAILURES = 'change-fail-rate';

const target = (metric: MetricId, value: number): MetricTarget => ({
  scope: 'group:default/team',
  metric,
  value,
  setBy: 'user:default/ada',
  setAt: '2026-01-01T00:00:00.000Z',
});

const watched = (metric: MetricId, told: Side | null, side: Side | null) => ({
  target: target(metric, 1),
  told,
  side,
});

describe('what people are told of their targets', () => {
  const all = [
    watched(LEAD, 'met', 'missed'),
    watched(FREQUENCY, 'missed', 'met'),
    watched(FAILURES, 'met', 'met'),
    watched('deployment-rework-rate', null, 'missed'),
    watched('failed-deployment-recovery-time', 'met', null),
  ];
  const crossings = [
    { metric: LEAD, from: 'met', to: 'missed' },
    { metric: FREQUENCY, from: 'missed', to: 'met' },
  ];
  const baselines = [{ metric: 'deployment-rework-rate', side: 'missed' }];

  it.each([
    [null, crossings],
    [NOW - NOTICE_PAUSE_MS, crossings],
    // Neither told now, nor taken for told.
    [NOW - NOTICE_PAUSE_MS + 1, []],
  ])('is decided by when they were told last: %p', (lastNoticeAt, told) => {
    expect(decideNotice(all, { lastNoticeAt, now: NOW })).toEqual({
      baselines,
      crossings: told,
    });
  });

  it.each([
    [LEAD, 'missed', 172_800, 345_600, 'no longer meets', '4 days', 'most 2'],
    [LEAD, 'met', 7_200, 3_000, 'now meets', '50 minutes', 'most 2 hours'],
    [FREQUENCY, 'missed', 1, 0.5, 'no longer meets', '3.5 a week', 'least 1 a'],
    [FAILURES, 'met', 0.15, 0.125, 'now meets', '13 %', 'most 15 %'],
  ] as const)(
    'is said in words: %s %s',
    (metric, to, aim, value, verb, now, meant) => {
      const text = describeCrossing(
        { metric, from: to === 'met' ? 'missed' : 'met', to },
        target(metric, aim),
        value,
      );
      expect(text).toContain(verb);
      expect(text).toContain(`: ${now}, meant to be at ${meant}`);
    },
  );
});
