import { metricId } from './shapes';

/**
 * Parameters that several operations have. References and instants may stand in
 * an address as people write them, with `:` and `/`.
 */
export const parameters = {
  scope: {
    name: 'scope',
    in: 'query',
    allowReserved: true,
    required: true,
    description:
      "A full reference of a component, system, domain or group, such as 'group:default/checkout', or 'organisation'.",
    schema: { type: 'string', minLength: 1, maxLength: 400 },
  },
  environment: {
    name: 'environment',
    in: 'query',
    allowReserved: true,
    description: 'The environment; without it, production by whatever name.',
    schema: { type: 'string', minLength: 1, maxLength: 500 },
  },
  from: {
    name: 'from',
    in: 'query',
    allowReserved: true,
    description:
      "The window's start: a date in the organisation's zone, or an instant. Without it, 90 days before the end.",
    schema: { type: 'string', maxLength: 40 },
  },
  to: {
    name: 'to',
    in: 'query',
    allowReserved: true,
    description:
      'The first date or instant after the window. Without it, the end of today.',
    schema: { type: 'string', maxLength: 40 },
  },
  start: {
    name: 'start',
    in: 'query',
    allowReserved: true,
    description:
      "Where the lead time begins: at a change's first commit, as DORA has it, or at its merge.",
    schema: { type: 'string', enum: ['commit', 'merge'], default: 'commit' },
  },
  bots: {
    name: 'bots',
    in: 'query',
    description:
      'Whether changes that bots made count in lead time and its stages. Without it, as the rules of the configuration say.',
    schema: { type: 'string', enum: ['include', 'exclude'] },
  },
  bucket: {
    name: 'bucket',
    in: 'query',
    description: 'What the trend is cut into; without it there is none.',
    schema: { type: 'string', enum: ['day', 'week', 'month', 'quarter'] },
  },
  metric: {
    name: 'metric',
    in: 'query',
    required: true,
    description: 'The metric.',
    schema: metricId,
  },
  edition: {
    name: 'edition',
    in: 'query',
    allowReserved: true,
    description:
      "The year of the report whose bands are used, or 'own' for the organisation's own targets.",
    schema: { type: 'string', maxLength: 20 },
  },
  format: {
    name: 'format',
    in: 'query',
    allowReserved: true,
    description:
      'What is answered. A list in CSV is all of it, not a page only.',
    schema: { type: 'string', enum: ['json', 'csv'], default: 'json' },
  },
  cursor: {
    name: 'cursor',
    in: 'query',
    allowReserved: true,
    description: 'Where to go on: `pageInfo.nextCursor` of the page before.',
    schema: { type: 'string', maxLength: 1000 },
  },
  limit: limitOf(500),
  /** Every service is computed from all of its changes. */
  serviceLimit: limitOf(100),
  adminLimit: limitOf(200),
  adminCursor: {
    name: 'cursor',
    in: 'query',
    description: 'Where to go on: `pageInfo.nextCursor` of the page before.',
    schema: { type: 'string', pattern: '^\\d{1,19}$' },
  },
  source: {
    name: 'source',
    in: 'query',
    description: 'Of this source only.',
    schema: { type: 'string', maxLength: 100 },
  },
  id: {
    name: 'id',
    in: 'path',
    required: true,
    description: 'Its id.',
    schema: { type: 'string', minLength: 1, maxLength: 100 },
  },
} as const;

function limitOf(maximum: number) {
  return {
    name: 'limit',
    in: 'query',
    allowReserved: true,
    description: 'How many items a page has.',
    schema: { type: 'integer', minimum: 1, maximum, default: 50 },
  };
}
