import {
  CHANGE_FILTERS,
  DEPLOYMENT_FILTERS,
  INCIDENT_FILTERS,
} from '@milepost/plugin-dora-common';
import { change, csv, filter, get, p, required } from './operations';

const window = [p('scope'), p('environment'), p('from'), p('to')];
const list = [...window, csv, p('cursor'), p('limit')];

/** What can be asked, and what people can decide. */
export const readPaths = {
  '/metrics': get(
    'GetMetrics',
    'The five metrics of a scope, with all that is needed to judge them.',
    'MetricsReport',
    [
      ...window,
      p('bucket'),
      {
        name: 'compare',
        in: 'query',
        description: 'Whether to compare with the window before.',
        schema: { type: 'boolean', default: true },
      },
      p('start'),
      p('bots'),
      p('edition'),
      csv,
    ],
  ),
  '/services': get(
    'ListServices',
    'The five metrics of each service of a scope, by reference.',
    'ServicesReport',
    [
      ...window,
      csv,
      p('cursor'),
      p('serviceLimit'),
      p('bucket'),
      p('start'),
      p('bots'),
      p('edition'),
    ],
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
    [...list, filter(CHANGE_FILTERS), p('bots')],
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
  ),
  '/targets': {
    ...get(
      'GetTargets',
      'What the metrics of a scope are meant to be.',
      'TargetsReport',
      [p('scope')],
    ),
    ...change('put', {
      operationId: 'SetTarget',
      summary:
        'Sets what a metric is meant to be: the least of a frequency, the most of everything else. For those who own the scope, and operators.',
      body: 'NewTarget',
      status: '200',
      description: 'The target.',
      answer: 'Target',
    }),
    ...change('delete', {
      operationId: 'RemoveTarget',
      summary: 'Removes a target, if there is one.',
      parameters: [p('scope'), p('metric')],
      status: '204',
      description: 'There is none any more.',
    }),
  },
  '/corrections': change('post', {
    operationId: 'CreateCorrection',
    summary:
      'Corrects what was computed. It survives every recomputation, and is kept with its author and reason.',
    body: 'NewCorrection',
    status: '202',
    description: 'Taken in; the metrics follow within seconds.',
    answer: 'Id',
  }),
};
