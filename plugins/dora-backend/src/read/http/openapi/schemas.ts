/** Schemas of the answers; `report.ts` and `rows.ts` of dora-common say what they mean. */

const text = { type: 'string' } as const;
const textOrNull = { type: ['string', 'null'] } as const;
const moment = { type: 'string', format: 'date-time' } as const;
const momentOrNull = { type: ['string', 'null'], format: 'date-time' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const number = { type: 'number' } as const;
const numberOrNull = { type: ['number', 'null'] } as const;
const flag = { type: 'boolean' } as const;

const object = <P extends object>(properties: P, optional: string[] = []) => ({
  type: 'object' as const,
  properties,
  required: Object.keys(properties).filter(name => !optional.includes(name)),
  additionalProperties: false,
});
const listOf = <I extends object>(items: I) => ({
  type: 'array' as const,
  items,
});
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const pageOf = (name: string) =>
  object({
    items: listOf(ref(name)),
    pageInfo: object({ nextCursor: text }, ['nextCursor']),
  });

const metricId = {
  type: 'string',
  enum: [
    'deployment-frequency',
    'change-lead-time',
    'failed-deployment-recovery-time',
    'change-fail-rate',
    'deployment-rework-rate',
  ],
} as const;

const deploymentKey = {
  component: text,
  environment: text,
  source: text,
  id: text,
};

const report = {
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
      p25: number,
      p75: number,
      p90: number,
      interval: ref('Interval'),
      provisional: count,
    },
    ['count', 'p25', 'p75', 'p90', 'interval'],
  ),
  Spread: object({
    services: count,
    min: number,
    p25: number,
    median: number,
    p75: number,
    max: number,
  }),
  Metric: object(
    {
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
      quickCheck: { anyOf: [ref('QuickCheck'), { type: 'null' }] },
      comparison: { anyOf: [ref('Comparison'), { type: 'null' }] },
      spread: ref('Spread'),
      trend: listOf(ref('TrendPoint')),
      rules: listOf(object({ id: text, version: text })),
      rows: text,
    },
    ['noData', 'count', 'interval', 'quantiles', 'spread', 'trend'],
  ),
  MetricsReport: object({
    scope: object({ ref: text, components: count, filtered: flag }),
    window: ref('Window'),
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
  ServicesReport: object({
    window: ref('Window'),
    items: listOf(object({ component: text, metrics: listOf(ref('Metric')) })),
    pageInfo: object({ nextCursor: text }, ['nextCursor']),
  }),
};

const rows = {
  Deployment: object({
    ...deploymentKey,
    repository: textOrNull,
    sha: textOrNull,
    url: textOrNull,
    class: text,
    startedAt: momentOrNull,
    finishedAt: moment,
    counted: flag,
    first: flag,
    changes: count,
    unknownChanges: count,
    failed: flag,
    failureConfidence: textOrNull,
    recoveredAt: momentOrNull,
    provisionalUntil: moment,
    rework: flag,
    reworkReason: textOrNull,
    excludedBy: textOrNull,
  }),
  Change: object({
    component: text,
    environment: text,
    unit: { type: 'string', enum: ['pull-request', 'commit'] },
    repository: textOrNull,
    id: text,
    subject: object({ source: text, externalId: text }),
    title: textOrNull,
    url: textOrNull,
    committedAt: momentOrNull,
    deployedAt: moment,
    leadSeconds: numberOrNull,
    mergeLeadSeconds: numberOrNull,
    stages: object({
      coding: numberOrNull,
      pickup: numberOrNull,
      review: numberOrNull,
      merge: numberOrNull,
      wait: numberOrNull,
      deploy: numberOrNull,
    }),
    flags: listOf(text),
    excludedBy: textOrNull,
    deployment: object({ source: text, id: text }),
  }),
  Incident: object({
    ...deploymentKey,
    title: textOrNull,
    url: textOrNull,
    severity: textOrNull,
    startedAt: moment,
    resolvedAt: momentOrNull,
    cause: text,
    deployment: {
      anyOf: [object({ source: text, id: text }), { type: 'null' }],
    },
    method: text,
    confidence: text,
    reason: text,
    rule: text,
  }),
  Correction: object({
    id: text,
    at: moment,
    by: text,
    reason: text,
    type: text,
    decision: { type: 'object' },
  }),
  DeploymentPage: pageOf('Deployment'),
  ChangePage: pageOf('Change'),
  IncidentPage: pageOf('Incident'),
  Explanation: object({
    deployment: ref('Deployment'),
    steps: listOf(text),
    countsIn: { type: 'object', additionalProperties: flag },
    evidence: listOf(
      object({
        method: text,
        evidence: text,
        confidence: text,
        at: moment,
        recoveredAt: momentOrNull,
        rule: text,
      }),
    ),
    incidents: listOf(ref('Incident')),
    changes: listOf(ref('Change')),
    moreChanges: flag,
    corrections: listOf(ref('Correction')),
    rulesHash: text,
  }),
};

const quality = {
  DataQuality: object({
    sources: listOf(
      object({
        source: text,
        deployments: count,
        changes: count,
        incidents: count,
      }),
    ),
    unmapped: listOf(
      object({
        source: text,
        service: textOrNull,
        repository: textOrNull,
        environment: textOrNull,
        deployments: count,
        incidents: count,
      }),
    ),
    moreUnmapped: flag,
    streams: object({ total: count, production: count }),
    backlog: count,
    workedAt: momentOrNull,
    rebuilding: flag,
  }),
};

const subject = object({
  source: { type: 'string', minLength: 1, maxLength: 500 },
  externalId: { type: 'string', minLength: 1, maxLength: 500 },
});
const yesNoOrComputed = {
  type: ['boolean', 'null'],
  description: 'Null gives the decision back to the computation.',
} as const;
const decision = (type: string, properties: object, optional: string[] = []) =>
  object({ type: { type: 'string', enum: [type] }, ...properties }, optional);

const corrections = {
  NewCorrection: object({
    reason: { type: 'string', minLength: 1, maxLength: 2000 },
    decision: {
      oneOf: [
        decision(
          'failure',
          {
            deployment: subject,
            failed: yesNoOrComputed,
            recoveredAt: {
              type: 'integer',
              description: 'Milliseconds since 1970.',
            },
          },
          ['recoveredAt'],
        ),
        decision('incident-link', {
          incident: subject,
          deployment: subject,
          linked: yesNoOrComputed,
        }),
        decision('incident-cause', {
          incident: subject,
          cause: {
            type: ['string', 'null'],
            enum: ['change', 'other', 'unknown', null],
          },
        }),
        decision('rework', { deployment: subject, rework: yesNoOrComputed }),
        decision('exclusion', {
          kind: { type: 'string', enum: ['deployment', 'change', 'incident'] },
          subject,
          excluded: yesNoOrComputed,
        }),
      ],
    },
  }),
};

/** All schemas by name. */
export const schemas = { ...report, ...rows, ...quality, ...corrections };
