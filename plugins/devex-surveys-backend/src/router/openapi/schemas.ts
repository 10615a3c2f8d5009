/** Schemas of the answers; `types.ts` of devex-surveys-common says what they mean. */

const text = { type: 'string' } as const;
const moment = { type: 'string', format: 'date-time' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const number = { type: 'number' } as const;
const flag = { type: 'boolean' } as const;
const percent = { type: 'number', minimum: 0, maximum: 100 } as const;

const oneOf = (...values: string[]) => ({ type: 'string', enum: values });
const listOf = <I extends object>(items: I) => ({ type: 'array', items });
const byName = <V extends object>(values: V) => ({
  type: 'object',
  additionalProperties: values,
});
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (
  properties: Record<string, object>,
  optional: string[] = [],
) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter(name => !optional.includes(name)),
  additionalProperties: false,
});

const dimensions = ['feedback-loops', 'cognitive-load', 'flow-state'];
const hidden = object({ status: oneOf('protected', 'not-asked') });
const interval = object({ low: percent, high: percent });

const rounds = {
  Item: object(
    {
      id: text,
      kind: oneOf('agreement', 'recommendation', 'text'),
      dimension: oneOf(...dimensions, 'overall'),
      title: text,
      text,
      pairedMetric: text,
    },
    ['dimension', 'pairedMetric'],
  ),
  Node: object(
    {
      id: text,
      title: text,
      parentId: text,
      kind: oneOf('organisation', 'group', 'bucket'),
      groups: listOf(object({ ref: text, title: text, size: count })),
      scope: text,
      invited: count,
      changed: count,
    },
    ['parentId', 'scope', 'changed'],
  ),
  Action: object(
    {
      id: text,
      roundId: text,
      title: text,
      owner: text,
      dueOn: { type: 'string', format: 'date' },
      status: oneOf('planned', 'done', 'dropped'),
      outcome: text,
    },
    ['outcome'],
  ),
  Round: object(
    {
      id: text,
      title: text,
      state: oneOf('prepared', 'open', 'closed'),
      items: listOf(ref('Item')),
      opensAt: moment,
      closesAt: moment,
      minAnswers: count,
      minInvited: count,
      rotation: object({ cohorts: count, index: count }),
      lattice: listOf(ref('Node')),
      invited: count,
      answersAtLeast: count,
      importedFrom: text,
      actions: listOf(ref('Action')),
    },
    ['rotation', 'answersAtLeast', 'importedFrom'],
  ),
};

const participation = {
  Invitation: object({
    round: ref('Round'),
    keyId: text,
    bucketTitle: text,
    bucketMembers: listOf(text),
    tokenIssued: flag,
    previousActions: listOf(ref('Action')),
  }),
  SignedManifest: object({ content: text, signature: text, signingKey: text }),
  BlindSignature: object({ blindSignature: text }),
};

const results = {
  Change: object({ points: number, significant: flag }),
  Share: object({ percent, bound: oneOf('at-most', 'at-least') }, ['bound']),
  Cell: {
    oneOf: [
      object(
        {
          status: oneOf('shown'),
          n: count,
          favourable: ref('Share'),
          interval,
          distribution: listOf(percent),
          mean: number,
          netScore: object({ points: number, margin: number }),
          change: ref('Change'),
        },
        ['interval', 'distribution', 'mean', 'netScore', 'change'],
      ),
      object({
        status: oneOf('coarse'),
        favourable: ref('Share'),
        step: number,
      }),
      hidden,
    ],
  },
  DimensionScore: {
    oneOf: [
      object(
        {
          status: oneOf('shown'),
          favourable: percent,
          interval,
          items: count,
          change: ref('Change'),
        },
        ['interval', 'change'],
      ),
      hidden,
    ],
  },
  GroupResults: object(
    {
      nodeId: text,
      response: oneOf('below-50', '50-69', '70-84', '85-or-more'),
      lowConfidence: flag,
      items: byName(ref('Cell')),
      dimensions: object(
        Object.fromEntries(
          dimensions.map(name => [name, ref('DimensionScore')]),
        ),
      ),
      index: percent,
    },
    ['index'],
  ),
  Comments: {
    oneOf: [
      object({
        status: oneOf('shown'),
        comments: listOf(object({ id: text, text })),
        redacted: count,
      }),
      hidden,
    ],
  },
  RoundResults: object(
    {
      roundId: text,
      title: text,
      closedAt: moment,
      importedFrom: text,
      minAnswers: count,
      items: listOf(ref('Item')),
      lattice: listOf(ref('Node')),
      groups: listOf(ref('GroupResults')),
      comments: ref('Comments'),
      previousRounds: count,
    },
    ['importedFrom'],
  ),
  Benchmark: object({
    item: text,
    source: text,
    year: count,
    p50: percent,
    p75: percent,
    p90: percent,
  }),
  StoredTable: object({
    table: text,
    purpose: text,
    columns: listOf(object({ name: text, type: text })),
  }),
};

/** What is answered, by name. */
export const schemas = { ...rounds, ...participation, ...results };
