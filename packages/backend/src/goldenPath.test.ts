import { createMockDirectory } from '@backstage/backend-test-utils';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Fault } from './__testUtils__/FaultyForge';
import { startTestPortal, TaskResult } from './__testUtils__/testPortal';

jest.setTimeout(240_000);

const ORGANISATION = `
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: payments }
spec: { type: team, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: System
metadata: { name: checkout }
spec: { owner: payments }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: ledger }
spec: { type: service, owner: payments, lifecycle: production }
`;

describe('the golden path, when things go wrong', () => {
  const directory = createMockDirectory({
    content: {
      'gitops/README.md': '# GitOps\n',
      'org.yaml': ORGANISATION,
    },
  });
  let portal: Awaited<ReturnType<typeof startTestPortal>>;

  beforeAll(async () => {
    portal = await startTestPortal(directory.path);
    while (
      (await portal.entities('template')).length === 0 ||
      (await portal.entities('system')).length === 0
    ) {
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  });

  afterAll(async () => {
    await portal?.stop();
  });

  const values = (name: string) => ({
    name,
    description: 'Takes money: "yours", `mine` & ${{ everyone }}.',
    owner: 'group:default/payments',
    system: 'system:default/checkout',
  });

  // Not the synchronous one: the forge that git talks to lives in this process.
  const git = async (...args: string[]) =>
    (await promisify(execFile)('git', args)).stdout.trim();

  async function expectExactlyOne(name: string, { status, log }: TaskResult) {
    expect(`${status} ${log}`).toMatch(/^completed/);
    const repositories: { name: string }[] = await portal.get(
      '/orgs/acme/repos?per_page=100',
    );
    expect(repositories.filter(repo => repo.name === name)).toHaveLength(1);

    const folder = directory.resolve(`clones/${name}`);
    await git('clone', '--quiet', '--bare', portal.gitUrl(name), folder);
    const count = (branch: string) =>
      git('-C', folder, 'rev-list', '--count', branch);
    expect(await count('main')).toBe('2');
    expect(await count('template/base')).toBe('1');
    expect(await git('-C', folder, 'fsck', '--strict')).toBe('');

    const gitops = directory.resolve(`clones/gitops-${name}`);
    await git('clone', '--quiet', '--bare', portal.gitUrl('gitops'), gitops);
    expect(
      await git(
        '-C',
        gitops,
        'log',
        '--format=%s',
        'main',
        '--',
        `apps/${name}`,
      ),
    ).toBe(`Add ${name}`);
    expect(await portal.entities('component')).toContain(name);
  }

  it('answers the form while a name is typed', async () => {
    const [problem] = await portal.checkName('Pay Ments');
    expect(problem).toEqual({
      id: 'problem',
      title: "Use small letters only, for example 'pay-ments'.",
    });
    expect((await portal.checkName('ledger'))[0].title).toMatch(
      /already has a component named 'ledger'/,
    );
    expect(await portal.checkName('refunds')).toEqual([
      {
        id: 'repository',
        title: `http://${portal.forge.host}/acme/refunds`,
      },
      {
        id: 'application',
        title: 'https://argocd.acme.example/applications?search=refunds',
      },
      { id: 'component', title: 'component:default/refunds' },
    ]);
  });

  it.each([
    [{ name: 'Refunds' }, /Use small letters only/],
    [{ name: '../refunds' }, /Start the name with a letter/],
    [{ name: 'gitops' }, /reserved/],
    [{ name: 'ledger' }, /already has a component named 'ledger'/],
    [{ owner: 'group:default/nobody' }, /no group 'group:default\/nobody'/],
    [{ owner: 'user:default/payments' }, /no group/],
    [{ system: 'system:default/none' }, /no system 'system:default\/none'/],
    [{ newSystem: 'refunding' }, /cannot be part of both/],
    [
      { system: undefined, newSystem: 'checkout' },
      /already has a system named 'checkout'/,
    ],
    [{ system: undefined, newSystem: 'default' }, /'default' is reserved/],
  ])('makes nothing of %j', async (wrong, complaint) => {
    const before = await portal.get('/orgs/acme/repos');
    const { status, log } = await portal.create({
      ...values('never-made'),
      ...wrong,
    });
    expect(status).toBe('failed');
    expect(log).toMatch(complaint);
    expect(await portal.get('/orgs/acme/repos')).toEqual(before);
  });

  it.each([
    ['with a database', { name: 'typed-with' }],
    ['without one', { name: 'typed-without', database: false }],
  ])('takes what a person typed as text only, %s', async (_, chosen) => {
    const typed =
      '# canary7 "a" \'b\' `id` $(id) ${{ c }} {{ d }} {% e %} */ <b> \\ [a](b) | 大きさ\n- x: y #z';
    const task = await portal.create({
      ...values(chosen.name),
      ...chosen,
      description: typed,
      system: undefined,
      newSystem: `${chosen.name}-system`,
    });
    await expectExactlyOne(chosen.name, task);

    const component = await portal.entity('component', chosen.name);
    expect(component.metadata.description).toBe(typed.replace('\n', ' '));
    expect(component.metadata.links?.map(link => link.url)).toContain(
      `https://grafana.acme.example/d/slo?var-name=${chosen.name}`,
    );
    expect(component.spec.system).toBe(`${chosen.name}-system`);
    expect(await portal.entities('system')).toContain(`${chosen.name}-system`);
    const databases = await portal.entities('resource');
    expect(databases.includes(`${chosen.name}-database`)).toBe(
      !('database' in chosen),
    );
    const clone = directory.resolve(`clones/${chosen.name}`);
    const search = ['grep', '--name-only', 'canary7', 'main'];
    expect((await git('-C', clone, ...search)).split('\n')).toEqual([
      'main:.template/answers.yaml',
      'main:README.md',
      'main:catalog-info.yaml',
    ]);
  });

  const FAULTS: [string, Fault[], RegExp][] = [
    [
      'the forge cannot be reached when the name is checked',
      [
        {
          method: 'GET',
          path: /\/repos\/acme\/fault-0$/,
          kind: 'lost before it arrives',
        },
      ],
      /does not answer.*press Retry/,
    ],
    [
      'the answer to the creation is lost',
      [{ method: 'POST', path: /\/orgs\/acme\/repos$/, kind: 'answer lost' }],
      /does not answer.*press Retry/,
    ],
    [
      'the push does not arrive',
      [
        {
          method: 'POST',
          path: /git-receive-pack$/,
          kind: 'lost before it arrives',
        },
      ],
      /does not answer.*press Retry/,
    ],
    [
      'the answer to the push is lost',
      [{ method: 'POST', path: /git-receive-pack$/, kind: 'answer lost' }],
      /does not answer.*press Retry/,
    ],
    [
      'the answer to the GitOps commit is lost',
      [
        {
          method: 'PATCH',
          path: /\/acme\/gitops\/git\/refs\/heads(\/|%2F)main$/,
          kind: 'answer lost',
        },
      ],
      /does not answer.*press Retry/,
    ],
    [
      'the catalog refuses the entity',
      [
        {
          method: 'GET',
          path: /\/contents\/catalog-info.yaml$/,
          kind: 'answered with',
          body: 'kind: Component\nmetadata: {}\n',
        },
      ],
      /catalog-info.yaml/,
    ],
  ];

  it.each(FAULTS.map((fault, index) => [index, ...fault] as const))(
    'Retry finishes what fault %i left: %s',
    async (index, _, faults, complaint) => {
      const name = `fault-${index}`;
      portal.forge.breakOnce(...faults);
      const failed = await portal.create(values(name));
      expect(portal.forge.unmet).toEqual([]);
      expect(failed.log).toMatch(complaint);
      expect(failed.status).toBe('failed');

      await expectExactlyOne(name, await portal.retry(failed));
    },
  );

  it('gives a name to one of two who want it at the same moment', async () => {
    const results = await Promise.all([
      portal.create(values('race')),
      portal.create(values('race')),
    ]);
    const [winner, loser] = results.sort((a, b) =>
      a.status.localeCompare(b.status),
    );
    expect(loser.status).toBe('failed');
    expect(loser.log).toMatch(/already (exists|has a component)/);
    await expectExactlyOne('race', winner);
  });

  it('lets many create at once, though all write to one GitOps branch', async () => {
    const names = ['crowd-1', 'crowd-2', 'crowd-3', 'crowd-4'];
    const results = await Promise.all(
      names.map(name => portal.create(values(name))),
    );
    expect(results.map(({ status }) => status)).toEqual(
      names.map(() => 'completed'),
    );
    for (const [index, name] of names.entries()) {
      await expectExactlyOne(name, results[index]);
    }
  });
});
