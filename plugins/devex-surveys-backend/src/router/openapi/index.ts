import {
  changeActionRequest,
  changeRoundRequest,
  createActionRequest,
  importBenchmarksRequest,
  importRoundRequest,
  issuanceRequest,
  prepareRoundRequest,
  SUBMISSION_BYTES,
  submissionRequest,
  SUBMISSIONS_PATH,
} from '@milepost/plugin-devex-surveys-common';
import { z } from 'zod/v4';
import { parameters } from './parameters';
import { schemas } from './schemas';

type SchemaName = keyof typeof schemas;

const p = (name: keyof typeof parameters) => ({
  $ref: `#/components/parameters/${name}`,
});
const one = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });
const many = (name: SchemaName) => ({ type: 'array', items: one(name) });

const error = { $ref: '#/components/responses/Error' };
const done = (description: string) => ({ description });
const json = (schema: object) => ({
  description: 'The answer.',
  content: { 'application/json': { schema } },
});

/** Described once: what the document says of a request is what the code takes. */
function body(schema: z.ZodType) {
  const { $schema, ...described } = z.toJSONSchema(schema, { io: 'input' });
  return {
    required: true,
    content: { 'application/json': { schema: described } },
  };
}

const operation = (
  operationId: string,
  summary: string,
  responses: object,
  request?: z.ZodType,
) => ({
  operationId,
  summary,
  ...(request ? { requestBody: body(request) } : {}),
  responses: { ...responses, default: error },
});

const round = { parameters: [p('roundId')] };

/**
 * What `/api/devex-surveys` answers. The router validates every request against it, but
 * for submissions, which nothing else may touch; and it serves it as
 * `/api/devex-surveys/openapi.json`. The tests hold every answer against it.
 */
export const openApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'DevEx surveys',
    version: '1',
    description:
      'Rounds, results and invitations of the surveys, and the one address that takes answers.',
  },
  paths: {
    '/items': {
      get: operation('ListItems', 'All versions of all items.', {
        '200': json(many('Item')),
      }),
    },
    '/rounds': {
      get: operation('ListRounds', 'All rounds, the latest first.', {
        '200': json(many('Round')),
      }),
      post: operation(
        'PrepareRound',
        'Prepares a round, and says how groups would be formed.',
        { '201': json(one('Round')) },
        prepareRoundRequest,
      ),
    },
    '/rounds/{id}': {
      ...round,
      get: operation('GetRound', 'A round.', { '200': json(one('Round')) }),
      patch: operation(
        'ChangeRound',
        'Changes a prepared round; an open one becomes stricter only.',
        { '200': json(one('Round')) },
        changeRoundRequest,
      ),
      delete: operation(
        'DeleteRound',
        'Deletes a round that was only prepared, or imported.',
        { '204': done('Deleted.') },
      ),
    },
    '/rounds/{id}/open': {
      ...round,
      post: operation('OpenRound', 'Freezes groups and settings.', {
        '200': json(one('Round')),
      }),
    },
    '/rounds/{id}/close': {
      ...round,
      post: operation('CloseRound', 'Publishes results, destroys the rest.', {
        '200': json(one('Round')),
      }),
    },
    '/rounds/{id}/manifest': {
      ...round,
      get: operation('GetManifest', 'Keys and sizes of groups, signed.', {
        '200': json(one('SignedManifest')),
      }),
    },
    '/rounds/{id}/issuance': {
      ...round,
      post: operation(
        'IssueToken',
        'Signs one blinded message for each person invited.',
        { '200': json(one('BlindSignature')) },
        issuanceRequest,
      ),
    },
    '/rounds/{id}/receipts': {
      ...round,
      get: operation('ListReceipts', 'Of all accepted submissions, sorted.', {
        '200': json({ type: 'array', items: { type: 'string' } }),
      }),
    },
    '/rounds/{id}/results': {
      ...round,
      get: operation('GetResults', 'What was published at the close.', {
        '200': json(one('RoundResults')),
      }),
    },
    '/rounds/{id}/results.csv': {
      ...round,
      get: operation('ExportResults', 'The same as CSV.', {
        '200': {
          description: 'One row for each item of each group.',
          content: { 'text/csv': { schema: { type: 'string' } } },
        },
      }),
    },
    '/rounds/{id}/comments/{commentId}/redaction': {
      parameters: [p('roundId'), p('commentId')],
      post: operation('RedactComment', 'Takes a comment away, for good.', {
        '204': done('Taken away, and counted.'),
      }),
    },
    '/rounds/{id}/actions': {
      ...round,
      post: operation(
        'CreateAction',
        'Records what will be done about it.',
        { '201': json(one('Action')) },
        createActionRequest,
      ),
    },
    '/actions/{id}': {
      parameters: [p('actionId')],
      patch: operation(
        'ChangeAction',
        'Says what became of it.',
        { '200': json(one('Action')) },
        changeActionRequest,
      ),
    },
    '/invitations': {
      get: operation('ListInvitations', 'Open rounds that ask the caller.', {
        '200': json(many('Invitation')),
      }),
    },
    '/benchmarks': {
      get: operation('ListBenchmarks', 'What others answered.', {
        '200': json(many('Benchmark')),
      }),
    },
    '/imports/benchmarks': {
      post: operation(
        'ImportBenchmarks',
        'Replaces what the same source said of the same year.',
        { '204': done('Imported.') },
        importBenchmarksRequest,
      ),
    },
    '/imports/rounds': {
      post: operation(
        'ImportRound',
        'Publishes a closed round that comes as histograms.',
        { '201': json(one('Round')) },
        importRoundRequest,
      ),
    },
    '/stored-tables': {
      get: operation('ListStoredTables', 'Where submissions end.', {
        '200': json(many('StoredTable')),
      }),
    },
    [SUBMISSIONS_PATH]: {
      post: {
        ...operation(
          'Submit',
          `Takes answers with a token: exactly ${SUBMISSION_BYTES} bytes, without cookies or an authorization header.`,
          { '202': done('Accepted; it will be counted with others.') },
          submissionRequest,
        ),
        security: [],
      },
    },
  },
  components: {
    parameters,
    schemas,
    responses: {
      Error: {
        description: 'What is wrong, and what to do about it.',
        content: { 'application/json': { schema: { type: 'object' } } },
      },
    },
  },
};
