import { BOT_CHANGES, LEAD_STARTS } from '@milepost/plugin-dora-common';
import {
  count,
  flag,
  listOf,
  metricId,
  moment,
  momentOrNull,
  number,
  numberOrNull,
  object,
  oneOf,
  orNull,
  ref,
  text,
  textOrNull,
} from './shapes';

const definitions = {
  start: oneOf(LEAD_STARTS),
  bots: oneOf(BOT_CHANGES),
};

/** What of a metric is not always there. */
const OPTIONAL = [
  'noData',
  'count',
  'interval',
  'quantiles',
  'target',
  'spread',
];

const metric = {
  metric: metricId,
  unit: { type: 'string', enum: ['per-day', 'seconds', 'ratio'] },
  value: numberOrNull,
  noData: ref('NoData'),
  n: count,
  count,
  coverage: ref('Coverage'),
  interval: ref('Interval'),
  precision: { type: 'string', enum: ['exact', 'within-1-percent'] },
  quantiles: object({ p25: number, p75: number, p90: number }),
  provisional: object({
    deployments: count,
    openFailures: count,
    oldestOpenFailure: momentOrNull,
  }),
  band: ref('Band'),
  quickCheck: orNull(ref('QuickCheck')),
  comparison: orNull(ref('Comparison')),
  target: ref('TargetStanding'),
  spread: ref('Spread'),
  rules: listOf(object({ id: text, version: text })),
  rows: text,
};

/** Schemas of reports; `report.ts` of dora-common says what they mean. */
export const reportSchemas = {
  Window: object({ from: moment, to: moment, zone: text }),
  Bucket: object({ label: text, from: moment, to: moment, partial: flag }),
  Interval: object({
    low: number,
    high: number,
    confidence: number,
    method: text,
  }),
  Coverage: object({
    of: text,
    known: number,
    total: number,
    ratio: numberOrNull,
  }),
  NoData: object({ reason: text, message: text, sources: listOf(text) }),
  Band: object(
    {
      level: textOrNull,
      edition: text,
      source: text,
      sharedWith: listOf(text),
      reason: text,
    },
    ['source', 'sharedWith', 'reason'],
  ),
  QuickCheck: object({
    edition: text,
    score: number,
    mean: number,
    deviation: number,
    deviationsFromMean: number,
  }),
  Comparison: object({
    window: ref('Window'),
    value: numberOrNull,
    n: count,
    change: numberOrNull,
    direction: {
      type: 'string',
      enum: ['better', 'worse', 'same', 'new', 'gone', 'unknown'],
    },
  }),
  TrendPoint: object(
    {
      bucket: ref('Bucket'),
      value: numberOrNull,
      n: count,
      count,
      classes: object({ normal: count, rollback: count, remediation: count }),
      p25: number,
      p75: number,
      p90: number,
      interval: ref('Interval'),
      provisional: count,
    },
    ['count', 'classes', 'p25', 'p75', 'p90', 'interval'],
  ),
  Definitions: object({
    ...definitions,
    defaults: object(definitions),
  }),
  TargetStanding: object({
    value: number,
    setBy: text,
    setAt: moment,
    met: { type: ['boolean', 'null'] },
    gap: numberOrNull,
  }),
  Spread: object({
    services: count,
    min: number,
    p25: number,
    median: number,
    p75: number,
    max: number,
  }),
  Metric: object({ ...metric, trend: listOf(ref('TrendPoint')) }, [
    ...OPTIONAL,
    'trend',
  ]),
  ServiceMetric: object(
    {
      ...metric,
      sparkline: object({ values: listOf(numberOrNull), n: listOf(count) }),
    },
    [...OPTIONAL, 'sparkline'],
  ),
  MetricsReport: object({
    scope: object({ ref: text, components: count, filtered: flag }),
    window: ref('Window'),
    definitions: ref('Definitions'),
    generatedAt: moment,
    metrics: listOf(ref('Metric')),
    stages: listOf(
      object({
        stage: text,
        n: count,
        totalSeconds: count,
        share: numberOrNull,
      }),
    ),
    deployments: object({
      counted: count,
      normal: count,
      redeploy: count,
      rollback: count,
      remediation: count,
      failedAttempt: count,
      unknownHistory: count,
    }),
    excluded: object({ deployments: count, changes: count }),
    incidents: object({ attributed: count, notAttributed: count }),
    rulesHash: text,
  }),
  ServicesReport: object(
    {
      window: ref('Window'),
      definitions: ref('Definitions'),
      buckets: listOf(ref('Bucket')),
      items: listOf(
        object({ component: text, metrics: listOf(ref('ServiceMetric')) }),
      ),
      totalItems: count,
      pageInfo: object({ nextCursor: text }, ['nextCursor']),
    },
    ['buckets'],
  ),
};
