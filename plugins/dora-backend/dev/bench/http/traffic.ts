import { createHash, createHmac } from 'node:crypto';
import { Size } from '../generate';

const HOUR = 3_600_000;
const START = Date.UTC(2025, 0, 1);
const HOST = 'forge.bench.example';

const sha = (text: string) => createHash('sha1').update(text).digest('hex');
const date = (moment: number) => new Date(moment).toISOString();

/** What a service is called in the catalog of the benchmark. */
export const serviceOf = (component: number) => `service-${component}`;

/** Where its commits are; no forge answers there, so that none is asked. */
const repositoryOf = (component: number) =>
  `https://${HOST}/acme/${serviceOf(component)}`;

/** The catalog, as one file. */
export function catalogOf({ components }: Size): string {
  return Array.from({ length: components }, (_, component) =>
    JSON.stringify({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: serviceOf(component),
        annotations: {
          'backstage.io/source-location': `url:${repositoryOf(
            component,
          )}/tree/main/`,
        },
      },
      spec: { type: 'service', owner: 'acme', lifecycle: 'production' },
    }),
  ).join('\n---\n');
}

/** A deployment of the n-th commit of a service, for `POST /ingest/generic`. */
export function deploymentEvent(component: number, id: string, n: number) {
  return {
    type: 'deployment',
    id,
    component: serviceOf(component),
    environment: 'production',
    repository: repositoryOf(component),
    commit: sha(`${component} ${n}`),
    state: 'success',
    at: date(START + n * HOUR + HOUR / 2),
  };
}

function commitEvent(component: number, n: number) {
  const at = date(START + n * HOUR);
  return {
    type: 'commit',
    repository: repositoryOf(component),
    sha: sha(`${component} ${n}`),
    parents: n > 0 ? [sha(`${component} ${n - 1}`)] : [],
    authoredAt: at,
    committedAt: at,
    title: `Change ${n} of ${serviceOf(component)}`,
  };
}

/** How many commits a service has in the end. */
export function commitsOf({
  components,
  deployments,
  changesPerDeployment,
}: Size): number {
  return Math.floor(deployments / components) * changesPerDeployment;
}

/** All that a pipeline would have reported of some services. */
export function* eventsOf(size: Size, services: number[]): Generator<object> {
  const { changesPerDeployment } = size;
  for (const component of services) {
    for (let n = 0; n < commitsOf(size); n++) {
      yield commitEvent(component, n);
      if ((n + 1) % changesPerDeployment === 0) {
        yield deploymentEvent(component, `${component}/${n}`, n);
      }
    }
  }
}

/** A webhook as GitHub sends and signs it: a commit that is known was deployed once more. */
export function webhookOf(size: Size, i: number, secret: string) {
  const component = i % size.components;
  const n = (i * 7919) % commitsOf(size);
  const at = date(START + n * HOUR + HOUR / 4);
  const body = JSON.stringify({
    action: 'created',
    deployment_status: { id: i, state: 'success', created_at: at },
    deployment: {
      id: i,
      sha: sha(`${component} ${n}`),
      environment: 'production',
      payload: {},
      created_at: at,
      updated_at: at,
    },
    repository: {
      html_url: repositoryOf(component),
      full_name: `acme/${serviceOf(component)}`,
      // GitHub says a lot more about a repository: so much, about.
      description: 'x'.repeat(8_000),
    },
    sender: { login: 'ci', type: 'User' },
  });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return {
    body,
    headers: {
      'Content-Type': 'application/json',
      'X-GitHub-Event': 'deployment_status',
      'X-GitHub-Delivery': `bench-${i}`,
      'X-Hub-Signature-256': `sha256=${signature}`,
    },
  };
}
