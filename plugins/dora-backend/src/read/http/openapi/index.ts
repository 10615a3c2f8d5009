import {
  CHANGE_FILTERS,
  DEPLOYMENT_FILTERS,
  INCIDENT_FILTERS,
} from '@milepost/plugin-dora-common';
import { parameters } from './parameters';
import { schemas } from './schemas';

const p = (name: keyof typeof parameters) => ({
  $ref: `#/components/parameters/${name}`,
});
const window = [p('scope'), p('environment'), p('from'), p('to')];
const csv = p('format');
const list = [...window, csv, p('cursor'), p('limit')];

const answer = (schema: string, withCsv: boolean) => ({
  '200': {
    description: 'The answer.',
    content: {
      'application/json': {
        schema: { $ref: `#/components/schemas/${schema}` },
      },
      ...(withCsv ? { 'text/csv': { schema: { type: 'string' } } } : {}),
    },
  },
  default: { $ref: '#/components/responses/Error' },
});

const get = (
  operationId: string,
  summary: string,
  schema: string,
  query: readonly object[],
) => ({
  get: {
    operationId,
    summary,
    parameters: query,
    responses: answer(schema, query.includes(csv)),
  },
});

const filter = (values: readonly string[]) => ({
  name: 'filter',
  in: 'query',
  description: 'Which of them.',
  schema: { type: 'string', enum: values, default: 'all' },
});

const required = (name: string, description: string) => ({
  name,
  in: 'query',
  allowReserved: true,
  required: true,
  description,
  schema: { type: 'string', minLength: 1, maxLength: 500 },
});

/**
 * What `/api/dora` answers. The router validates every request against it and
 * serves it as `/api/dora/openapi.json`; the tests validate the answers.
 */
export const openApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'Delivery metrics',
    version: '1',
    description:
      'The five metrics of DORA of any scope in any window, and the rows behind every number.',
  },
  paths: {
    '/metrics': get(
      'GetMetrics',
      'The five metrics of a scope, with all that is needed to judge them.',
      'MetricsReport',
      [
        ...window,
        {
          name: 'bucket',
          in: 'query',
          description: 'What the trend is cut into; without it there is none.',
          schema: { type: 'string', enum: ['day', 'week', 'month', 'quarter'] },
        },
        {
          name: 'compare',
          in: 'query',
          description: 'Whether to compare with the window before.',
          schema: { type: 'boolean', default: true },
        },
        p('start'),
        p('edition'),
        csv,
      ],
    ),
    '/services': get(
      'ListServices',
      'The five metrics of each service of a scope, by reference.',
      'ServicesReport',
      [...list, p('start'), p('edition')],
    ),
    '/deployments': get(
      'ListDeployments',
      'Deployments, the youngest first.',
      'DeploymentPage',
      [...list, filter(DEPLOYMENT_FILTERS)],
    ),
    '/changes': get(
      'ListChanges',
      'Changes with the deployment that first shipped them, the youngest first.',
      'ChangePage',
      [...list, filter(CHANGE_FILTERS)],
    ),
    '/incidents': get(
      'ListIncidents',
      'Incidents with the deployment that they belong to, the youngest first.',
      'IncidentPage',
      [...list, filter(INCIDENT_FILTERS)],
    ),
    '/explain': get(
      'ExplainDeployment',
      'Why a deployment counts as it does.',
      'Explanation',
      [
        required('component', 'Full reference of the component.'),
        required('environment', 'The environment.'),
        required('source', 'Who reported it.'),
        required('id', 'Its id in the source.'),
      ],
    ),
    '/data-quality': get(
      'GetDataQuality',
      'What the metrics are made from, and what is missing.',
      'DataQuality',
      [],
    ),
    '/corrections': {
      post: {
        operationId: 'CreateCorrection',
        summary:
          'Corrects what was computed. It survives every recomputation, and is kept with its author and reason.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/NewCorrection' },
            },
          },
        },
        responses: {
          '202': {
            description: 'Taken in; the metrics follow within seconds.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: { id: { type: 'string' } },
                  required: ['id'],
                },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
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
