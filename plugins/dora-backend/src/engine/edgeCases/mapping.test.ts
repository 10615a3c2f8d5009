import type { Signal } from '@milepost/plugin-dora-node';
import { edgeCases } from '../../__testUtils__/edgeCases';
import { readChanges, readDeployments } from '../../__testUtils__/readResults';
import {
  commit,
  COMPONENT,
  deployment,
  hours,
  line,
  REPOSITORY,
  shaOf,
  SOURCE,
} from '../../__testUtils__/scenario';
import { feed } from '../../__testUtils__/testEngine';
import { ChangeFlag } from '../../database/tables';

jest.setTimeout(120_000);

describe('edge cases: mapping', () => {
  const { compute, database } = edgeCases();

  it('27: gives a commit to the components whose paths it touches', async () => {
    const component = (name: string, paths: string[]): Signal => ({
      kind: 'component',
      componentRef: `component:default/${name}`,
      at: hours(0),
      repository: REPOSITORY,
      paths,
    });
    await compute([
      component('shop', ['shop']),
      commit('a', [], 0, { paths: [] }),
      commit('mine', ['a'], 1, { paths: ['shop/a.ts', 'lib/b.ts'] }),
      commit('other', ['mine'], 2, { paths: ['shopping/c.ts'] }),
      commit('unseen', ['other'], 3),
      deployment('1', 'a', 1),
      deployment('2', 'unseen', 8),
    ]);
    expect(await readChanges(database())).toMatchObject({
      mine: { lead: 7, component: COMPONENT },
      unseen: { lead: null, flags: ChangeFlag.pathsUnknown },
    });
    expect(await database()('change_facts')).toHaveLength(2);
  });

  it('30: resolves an artifact to its source commit, even when told late', async () => {
    const config = { repository: 'github.com/acme/gitops' };
    const engine = await compute([
      {
        kind: 'component',
        componentRef: COMPONENT,
        at: hours(0),
        repository: REPOSITORY,
      },
      ...line(['a', 'b']),
      deployment('1', 'a', 5),
      deployment('2', 'config', 8, { ...config, artifacts: ['shop@sha256:1'] }),
    ]);
    expect(await readDeployments(database())).toMatchObject({
      2: { unknown: true },
    });
    await feed(engine, [
      {
        kind: 'artifact',
        source: 'registry',
        externalId: 'shop@sha256:1',
        at: hours(4),
        repository: REPOSITORY,
        sha: shaOf('b'),
      },
    ]);
    expect(await readChanges(database())).toMatchObject({
      b: { deployment: '2' },
    });
  });

  it('32: takes an unmapped environment for nothing until it is mapped', async () => {
    const target = { repository: REPOSITORY, environment: 'prd' };
    const engine = await compute([
      ...line(['a']),
      deployment('1', 'a', 5, { target }),
    ]);
    expect(await database()('deployments')).toEqual([]);
    expect(
      await database()('targets').where({ environment: 'prd' }).first(),
    ).toMatchObject({ mapped_at: null });
    const streams = [
      { componentRef: COMPONENT, environment: 'production', production: true },
    ];
    await feed(engine, [
      { kind: 'mapping', source: SOURCE, target, at: hours(90), streams },
    ]);
    expect(await database()('deployments')).toHaveLength(1);
  });

  it('33: keeps what a component belonged to when', async () => {
    const belongs = (hour: number, scopes: string[]): Signal => ({
      kind: 'component',
      componentRef: COMPONENT,
      at: hours(hour),
      scopes,
    });
    await compute([
      belongs(10, ['group:default/new', 'system:default/x']),
      belongs(5, ['group:default/old', 'system:default/x']),
    ]);
    const rows = await database()('memberships').orderBy('scope_ref');
    expect(rows.map(row => [row.scope_ref, row.from_at, row.until_at])).toEqual(
      [
        ['group:default/new', hours(10), null],
        ['group:default/old', 0, hours(10)],
        ['system:default/x', 0, null],
      ],
    );
  });
});
