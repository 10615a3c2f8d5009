import { DoraSource } from '@milepost/plugin-dora-node';
import { change, get, p } from './operations';

const page = [p('adminLimit'), p('adminCursor')];

/** What those who operate the way in ask and send. */
export const ingestionPaths = {
  '/sources': get(
    'ListSources',
    'The sources that are installed, and what they have sent.',
    'SourceList',
  ),
  '/synchronizations': get(
    'ListSynchronizations',
    'How far the sources have read which repository.',
    'SynchronizationList',
    [
      {
        name: 'repository',
        in: 'query',
        allowReserved: true,
        description: 'Of this one only, such as github.com/acme/shop.',
        schema: { type: 'string', maxLength: 500 },
      },
    ],
  ),
  '/deliveries': get(
    'ListDeliveries',
    'What the sources have sent, the newest first, and what became of it.',
    'DeliveryPage',
    [
      ...page,
      p('source'),
      {
        name: 'state',
        in: 'query',
        description: 'Of those in this state only.',
        schema: {
          type: 'string',
          enum: ['received', 'recorded', 'ignored', 'rejected'],
        },
      },
    ],
  ),
  '/rejected': get(
    'ListRejected',
    'What could not be read, with the reasons.',
    'DeliveryPage',
    [...page, p('source')],
  ),
  '/replay': change('post', {
    operationId: 'ReplayDeliveries',
    summary: 'Reads deliveries again that are kept; by default all rejected.',
    body: 'Replay',
    status: '200',
    description: 'What became of them.',
    answer: 'ReplayResult',
  }),
  '/unmapped': get(
    'ListUnmapped',
    'What sources name that is mapped to no component, with the reasons.',
    'UnmappedPage',
    page,
  ),
  '/mappings': {
    ...get(
      'ListMappings',
      'What words of sources mean, as people have decided.',
      'MappingList',
    ),
    ...change('post', {
      operationId: 'SetMapping',
      summary:
        'Says what a word of a source means, also for what has come already.',
      body: 'NewMapping',
      status: '201',
      description: 'The mapping.',
      answer: 'Mapping',
    }),
  },
  '/mappings/{id}': change('delete', {
    operationId: 'DeleteMapping',
    summary: 'Takes a mapping back.',
    parameters: [p('id')],
    status: '204',
    description: 'It is gone.',
  }),
  '/tokens': {
    ...get(
      'ListTokens',
      'The ingestion tokens, without their secrets.',
      'TokenList',
    ),
    ...change('post', {
      operationId: 'CreateToken',
      summary: 'Makes an ingestion token for a source.',
      body: 'NewToken',
      status: '201',
      description: 'The token with its secret.',
      answer: 'TokenWithSecret',
    }),
  },
  '/tokens/{id}': change('delete', {
    operationId: 'RevokeToken',
    summary: 'Revokes a token at once.',
    parameters: [p('id')],
    status: '204',
    description: 'It is good for nothing any more.',
  }),
  '/tokens/{id}/rotate': change('post', {
    operationId: 'RotateToken',
    summary: 'Gives a token a new secret.',
    parameters: [p('id')],
    body: 'Rotation',
    isBodyOptional: true,
    status: '200',
    description: 'The token with its new secret.',
    answer: 'TokenWithSecret',
  }),
};

/**
 * Where the installed sources send to. Nothing is checked against this: a signature is
 * over the bytes as they were sent, and what can't be read is kept with its reason.
 */
export function ingestPaths(sources: readonly DoraSource[]) {
  return Object.fromEntries(
    sources
      .filter(({ webhook }) => webhook)
      .map(source => [
        `/ingest/${source.id}`,
        { post: ingestOperation(source) },
      ]),
  );
}

function ingestOperation({ id, title, webhook }: DoraSource) {
  const schema =
    id === 'generic'
      ? { $ref: '#/components/schemas/GenericEvents' }
      : { description: `As ${title} sends it.` };
  return {
    operationId: `Ingest_${id.replace(/-/g, '_')}`,
    summary: `Takes in what ${title} sends. The same delivery again changes nothing.`,
    description: webhook?.verify
      ? 'Who sent it is proved by the signature over the body that the sender adds.'
      : 'Who sent it is proved by an ingestion token of this source.',
    security: webhook?.verify ? [] : [{ ingestionToken: [] }],
    requestBody: { required: true, content: { '*/*': { schema } } },
    responses: {
      '202': {
        description: 'Kept. `state` says whether it could be read.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Receipt' },
          },
        },
      },
      default: { $ref: '#/components/responses/Error' },
    },
  };
}
