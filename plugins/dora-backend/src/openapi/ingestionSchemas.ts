import { z } from 'zod/v4';
import { batchSchema, eventSchema } from '../ingestion/generic/schemas';
import {
  count,
  flag,
  listOf,
  milliseconds,
  millisecondsOrNull,
  moment,
  momentOrNull,
  object,
  oneOf,
  pageOf,
  ref,
  text,
  textOrNull,
} from './shapes';

const STATES = ['received', 'recorded', 'ignored', 'rejected'];

const name = { type: 'string', minLength: 1, maxLength: 500 } as const;
const sourceId = { type: 'string', minLength: 1, maxLength: 100 } as const;
const listAll = (schema: string) => object({ items: listOf(ref(schema)) });

const token = {
  id: text,
  name: text,
  source: text,
  components: { type: ['array', 'null'], items: text },
  createdBy: text,
  createdAt: milliseconds,
  expiresAt: millisecondsOrNull,
  revokedAt: millisecondsOrNull,
  previousUntil: millisecondsOrNull,
  lastUsedAt: millisecondsOrNull,
} as const;

/** What is sent in, and what those who operate the way in see of it and send. */
export const ingestionSchemas = {
  Id: object({ id: text }),
  // The source reads by these same schemas.
  GenericEvents: describe(z.union([eventSchema, batchSchema])),
  Receipt: object(
    {
      id: text,
      state: oneOf(STATES),
      reason: text,
      duplicate: flag,
    },
    ['reason'],
  ),
  Source: object(
    {
      id: text,
      title: text,
      provides: listOf(text),
      path: text,
      deliveries: listOf(
        object({ state: oneOf(STATES), count, lastAt: moment }),
      ),
    },
    ['path'],
  ),
  SourceList: listAll('Source'),
  Synchronization: object({
    source: text,
    repository: text,
    url: text,
    dueAt: milliseconds,
    failures: count,
    succeededAt: millisecondsOrNull,
    error: textOrNull,
  }),
  SynchronizationList: listAll('Synchronization'),
  Delivery: object({
    id: text,
    source: text,
    state: oneOf(STATES),
    reason: textOrNull,
    receivedAt: moment,
    times: count,
    headers: { type: 'object', additionalProperties: text },
    size: count,
    excerpt: text,
  }),
  DeliveryPage: pageOf('Delivery'),
  Replay: object(
    {
      ids: {
        type: 'array',
        minItems: 1,
        maxItems: 1000,
        items: { type: 'string', pattern: '^\\d{1,19}$' },
      },
      source: { type: 'string', maxLength: 100 },
      state: { ...oneOf(STATES), default: 'rejected' },
    },
    ['ids', 'source', 'state'],
  ),
  ReplayResult: {
    type: 'object',
    description: 'How many ended in which state.',
    additionalProperties: count,
  },
  Unmapped: object(
    {
      source: text,
      target: object({ service: text, repository: text, environment: text }, [
        'service',
        'repository',
        'environment',
      ]),
      deployments: count,
      incidents: count,
      missing: { enum: ['component', 'environment', null] },
      reason: text,
    },
    ['deployments', 'incidents'],
  ),
  UnmappedPage: pageOf('Unmapped'),
  NewMapping: object({
    source: sourceId,
    kind: oneOf(['service', 'environment']),
    value: name,
    meaning: {
      type: ['string', 'null'],
      minLength: 1,
      maxLength: 500,
      description: 'A component or an environment; null: none of ours.',
    },
  }),
  Mapping: object({
    id: text,
    source: text,
    kind: oneOf(['service', 'environment']),
    value: text,
    meaning: textOrNull,
    createdBy: text,
    createdAt: milliseconds,
  }),
  MappingList: listAll('Mapping'),
  NewToken: object(
    {
      name: { type: 'string', minLength: 1, maxLength: 200 },
      source: sourceId,
      components: {
        type: ['array', 'null'],
        minItems: 1,
        maxItems: 200,
        items: name,
        description: 'The only ones that it may speak for; null: any.',
      },
      expiresAt: momentOrNull,
    },
    ['components', 'expiresAt'],
  ),
  Token: object(token),
  TokenList: listAll('Token'),
  TokenWithSecret: object({
    ...token,
    token: { type: 'string', description: 'The token; it is told this once.' },
  }),
  Rotation: object(
    {
      graceSeconds: {
        type: 'integer',
        minimum: 0,
        maximum: 30 * 86_400,
        description: 'For how long the secret before stays good.',
      },
    },
    ['graceSeconds'],
  ),
};

function describe(schema: z.ZodType): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input' });
  return described;
}
