import { createMockDirectory } from '@backstage/backend-test-utils';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startTestPortal } from './__testUtils__/testPortal';

jest.setTimeout(240_000);

const CATALOG = `
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: payments }
spec: { type: team, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: price-server }
spec: { type: service, owner: payments, lifecycle: production, providesApis: [prices, quotes] }
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: prices }
spec:
  type: openapi
  owner: payments
  lifecycle: production
  definition: 'paths: { /v1/prices: { get: {} } }'
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: quotes }
spec: { type: grpc, owner: payments, lifecycle: production, definition: 'syntax = "proto3";' }
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: parcels-moved }
spec: { type: asyncapi, owner: payments, lifecycle: production, definition: 'asyncapi: 3.0.0' }
`;

const TYPED =
  '# canary7 "a" \'b\' `id` $(id) ${{ c }} {{ d }} {% e %} */ <b> \\ [a](b) | 大きさ\n- x: y #z';

describe('the golden path of websites', () => {
  const directory = createMockDirectory({
    content: { 'gitops/README.md': '# GitOps\n', 'org.yaml': CATALOG },
  });
  let portal: Awaited<ReturnType<typeof startTestPortal>>;

  beforeAll(async () => {
    portal = await startTestPortal(directory.path);
    // Who provides an API is only known once the entities have been stitched together.
    const isReady = async () =>
      (await portal.entities('template')).includes('nextjs') &&
      (await portal.entities('api')).length === 3 &&
      (await portal.entity('api', 'prices')).relations?.some(
        ({ type }) => type === 'apiProvidedBy',
      );
    while (!(await isReady())) {
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  });

  afterAll(async () => {
    await portal?.stop();
  });

  const create = (name: string, api?: string) =>
    portal.create(
      { name, description: TYPED, owner: 'group:default/payments', api },
      'nextjs',
    );

  // Not the synchronous one: the forge that git talks to lives in this process.
  const git = async (name: string, ...args: string[]) =>
    (
      await promisify(execFile)('git', [
        '-C',
        directory.resolve(`clones/${name}`),
        ...args,
      ])
    ).stdout.trim();

  it.each([
    ['web-alone', undefined, []],
    [
      'web-http',
      'api:default/prices',
      ['src/api/api.ts:export const examplePath = "/v1/prices";'],
    ],
    [
      'web-grpc',
      'api:default/quotes',
      ['proto/grpc/health/v1/health.proto:package grpc.health.v1;'],
    ],
  ])('makes %s, with what it needs and no more', async (name, api, lines) => {
    const { status, log } = await create(name, api);
    expect(`${status} ${log}`).toMatch(/^completed/);
    const { metadata, spec } = await portal.entity('component', name);
    expect(metadata.description).toBe(TYPED.replace('\n', ' '));
    expect(spec.consumesApis).toEqual(api && [api]);

    await promisify(execFile)('git', [
      'clone',
      '--quiet',
      '--bare',
      portal.gitUrl(name),
      directory.resolve(`clones/${name}`),
    ]);
    const search = (...args: string[]) =>
      git(name, 'grep', ...args, 'main').then(
        found => found.split('\n').map(line => line.replace('main:', '')),
        () => [],
      );
    expect(
      await search('-e', 'const examplePath =', '-e', '^package grpc'),
    ).toEqual(lines);
    const callers = await search('--name-only', '--word-regexp', 'API_URL');
    expect(callers.length > 0).toBe(api !== undefined);
    const connect = await search('--name-only', '--ignore-case', 'connectrpc');
    expect(connect.length > 0).toBe(name === 'web-grpc');

    expect(await search('--name-only', 'canary7')).toEqual([
      '.template/answers.yaml',
      'README.md',
      'catalog-info.yaml',
      'src/site.json',
    ]);
    const site = await git(name, 'show', 'main:src/site.json');
    expect(JSON.parse(site).description).toBe(TYPED.replace('\n', ' '));
    const prod = await git(name, 'show', 'main:deploy/envs/prod/values.yaml');
    expect(prod.includes('http://price-server.price-server-prod.svc')).toBe(
      api !== undefined,
    );
  });

  it.each([
    ['api:default/parcels-moved', /'asyncapi', which cannot be called/],
    ['api:default/none', /no api 'api:default\/none'/],
    ['component:default/price-server', /no api/],
  ])('makes nothing that calls %s', async (api, complaint) => {
    const { status, log } = await create('never-made', api);
    expect(status).toBe('failed');
    expect(log).toMatch(complaint);
    const repositories: { name: string }[] = await portal.get(
      '/orgs/acme/repos?per_page=100',
    );
    expect(repositories.map(({ name }) => name)).not.toContain('never-made');
  });
});
