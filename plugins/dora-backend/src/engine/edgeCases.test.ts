import { TestDatabases } from '@backstage/backend-test-utils';
import type { Signal } from '@milepost/plugin-dora-node';
import type { Knex } from 'knex';
import {
  readChanges,
  readDeployments,
  readLinks,
} from '../__testUtils__/readResults';
import { resetDatabase } from '../__testUtils__/resetDatabase';
import {
  change,
  commit,
  COMPONENT,
  correction,
  deployment,
  hours,
  incident,
  line,
  MAPPINGS,
  REPOSITORY,
  shaOf,
  SOURCE,
} from '../__testUtils__/scenario';
import { createTestEngine, feed } from '../__testUtils__/testEngine';
import { ChangeFlag } from '../database/tables';
import { rulesSchema, type Rules } from '../rules';

// The numbers are those of docs/dora-edge-cases.md. One database is enough: that all
// give the same results is proven with random signals in orderFree.test.ts.

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const BOT = { login: 'renovate', bot: true };

describe('edge cases', () => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
  });

  const compute = async (signals: Signal[], rules: Partial<Rules> = {}) => {
    await resetDatabase(knex);
    const engine = await createTestEngine(knex, {
      rules: rulesSchema.parse(rules),
    });
    await feed(engine, [...MAPPINGS, ...signals]);
    return engine;
  };
  const resolved = (at: number) => [
    { type: 'resolved' as const, at: hours(at) },
  ];
  const opened = (from: number, until: number) => ({
    events: [{ type: 'opened' as const, at: hours(from) }, ...resolved(until)],
  });

  it('1: counts a repeated report once', async () => {
    const engine = await compute([
      ...line(['a', 'b']),
      deployment('1', 'a', 5),
      deployment('2', 'b', 9),
    ]);
    await feed(engine, [deployment('2', 'b', 9), deployment('2', 'b', 9)]);
    expect(await readDeployments(knex)).toMatchObject({ 2: { changes: 1 } });
    expect(await knex('deployments')).toHaveLength(2);
  });

  it('2, 3: moves changes when a deployment comes late, fails or goes', async () => {
    const engine = await compute([
      ...line(['a', 'b', 'c']),
      deployment('1', 'a', 5),
      deployment('3', 'c', 20),
    ]);
    expect(await readChanges(knex)).toMatchObject({
      b: { deployment: '3' },
      c: { deployment: '3' },
    });
    await feed(engine, [deployment('2', 'b', 10)]);
    expect(await readChanges(knex)).toMatchObject({
      b: { deployment: '2', lead: 9 },
      c: { deployment: '3' },
    });
    await feed(engine, [
      deployment('2', 'b', 10, {
        statuses: [{ state: 'failure', at: hours(11) }],
      }),
    ]);
    expect(await readChanges(knex)).toMatchObject({ b: { deployment: '3' } });
    expect(await readDeployments(knex)).toMatchObject({
      2: { class: 'failed_attempt', counted: false },
    });
    await feed(engine, [
      deployment('3', 'c', 30, { statuses: [], deleted: true }),
    ]);
    expect(await readChanges(knex)).toEqual({});
  });

  it('4, 5: keeps the first success, whatever statuses follow', async () => {
    const at = (
      state: 'success' | 'in_progress' | 'inactive',
      hour: number,
    ) => ({
      state,
      at: hours(hour),
    });
    await compute([
      ...line(['a']),
      deployment('1', 'a', 5, {
        statuses: [
          at('inactive', 9),
          at('in_progress', 8),
          at('success', 7),
          at('success', 5),
        ],
      }),
    ]);
    expect(await readDeployments(knex)).toMatchObject({
      1: { class: 'normal', finished: 5 },
    });
  });

  it('6, 7, 8: tells redeployments and rollbacks, and what they took back', async () => {
    await compute([
      ...line(['v1', 'v2', 'v3', 'v4']),
      deployment('1', 'v1', 10),
      deployment('2', 'v2', 11),
      deployment('2 again', 'v2', 12),
      deployment('3', 'v3', 13),
      deployment('back', 'v1', 14),
      deployment('forward', 'v3', 15),
      deployment('4', 'v4', 16),
    ]);
    expect(await readDeployments(knex)).toMatchObject({
      '2 again': { class: 'redeploy', counted: false, changes: 0 },
      2: { failed: true, recovered: 14 },
      3: { failed: false },
      back: { class: 'rollback', counted: true, changes: 0 },
      forward: { class: 'normal', changes: 0 },
      4: { changes: 1 },
    });
    expect(await readChanges(knex)).toMatchObject({
      v2: { deployment: '2' },
      v3: { deployment: '3' },
    });
  });

  it('9: does not take the failed revision again for a recovery', async () => {
    await compute([
      ...line(['a', 'b']),
      deployment('1', 'a', 5),
      deployment('2', 'b', 6),
      incident('i', 7),
      deployment('2 again', 'b', 8),
    ]);
    expect(await readDeployments(knex)).toMatchObject({
      2: { failed: true, recovered: null },
      '2 again': { class: 'redeploy', failed: false },
    });
  });

  it('11: ships a cherry-picked change with its earliest copy', async () => {
    await compute([
      ...line(['a', 'b', 'fix']),
      commit('picked', ['a'], 4, { copyOf: [shaOf('fix')] }),
      deployment('1', 'a', 1),
      deployment('hotline', 'picked', 5),
      deployment('2', 'fix', 9),
    ]);
    expect(await readChanges(knex)).toMatchObject({
      fix: { deployment: 'hotline', lead: 3, flags: ChangeFlag.copy },
      b: { deployment: '2' },
    });
    expect(await knex('change_facts')).toHaveLength(2);
  });

  it('12, 16, 18, 19: measures stages between what really happened', async () => {
    const review = (
      id: string,
      hour: number,
      author: { login: string; bot?: boolean },
      state: 'approved' | 'commented' = 'approved',
    ) => ({ id, at: hours(hour), author, state });
    await compute([
      commit('a', [], 0),
      commit('squash', ['a'], 20),
      commit('squash2', ['squash'], 21),
      change('pr', {
        author: { login: 'ada' },
        createdAt: hours(4),
        readyAt: hours(8),
        mergedAt: hours(20),
        mergeSha: shaOf('squash'),
        commits: [{ sha: shaOf('own'), authoredAt: hours(2) }],
        reviews: [
          review('draft', 5, { login: 'bob' }),
          review('bot', 9, BOT),
          review('self', 10, { login: 'ada' }, 'commented'),
          review('first', 12, { login: 'bob' }, 'commented'),
          review('last', 18, { login: 'eve' }),
          review('late', 22, { login: 'eve' }),
        ],
      }),
      change('rewritten', {
        createdAt: hours(3),
        mergedAt: hours(21),
        mergeSha: shaOf('squash2'),
        commits: [{ sha: shaOf('own2'), authoredAt: hours(10) }],
      }),
      deployment('1', 'a', 1),
      deployment('2', 'squash2', 30),
    ]);
    expect(await readChanges(knex)).toMatchObject({
      pr: { lead: 28, coding: 6, pickup: 4, review: 6, merge: 2, flags: 0 },
      rewritten: {
        lead: 20,
        coding: null,
        pickup: null,
        flags: ChangeFlag.rewritten,
      },
    });
  });

  it('13, 14: takes rebased commits for their pull request, each its own', async () => {
    await compute([
      commit('a', [], 0),
      commit('r1', ['a'], 10, { authoredAt: hours(2) }),
      commit('r2', ['r1'], 10, { authoredAt: hours(3) }),
      commit('q', ['r2'], 10, { authoredAt: hours(4) }),
      change('rebased', {
        mergedAt: hours(10),
        mergeSha: shaOf('r2'),
        commits: [
          { sha: shaOf('own1'), authoredAt: hours(2) },
          { sha: shaOf('own2'), authoredAt: hours(3) },
        ],
      }),
      change('queued', {
        mergedAt: hours(10),
        mergeSha: shaOf('q'),
        commits: [{ sha: shaOf('own3'), authoredAt: hours(4) }],
      }),
      deployment('1', 'a', 1),
      deployment('2', 'q', 12),
    ]);
    expect(await readChanges(knex)).toMatchObject({
      rebased: { lead: 10 },
      queued: { lead: 8 },
    });
    expect(await knex('change_facts')).toHaveLength(2);
  });

  it('15, 20: knows no change that was closed unmerged or never deployed', async () => {
    await compute([
      ...line(['a', 'b', 'c']),
      change('closed', { closedAt: hours(2), mergeSha: shaOf('b') }),
      change('waiting', { mergedAt: hours(2), mergeSha: shaOf('c') }),
      deployment('1', 'a', 5),
      deployment('2', 'b', 6),
    ]);
    expect(Object.keys(await readChanges(knex))).toEqual(['b']);
  });

  it('17, 21: marks clock faults and deployments before the merge', async () => {
    await compute([
      commit('a', [], 0),
      commit('future', ['a'], 50),
      commit('branch', ['future'], 2),
      commit('merged', ['future', 'branch'], 9),
      change('early', {
        mergedAt: hours(9),
        mergeSha: shaOf('merged'),
        headSha: shaOf('branch'),
        commits: [{ sha: shaOf('branch') }],
      }),
      deployment('1', 'a', 1),
      deployment('2', 'branch', 4),
    ]);
    expect(await readChanges(knex)).toMatchObject({
      future: { lead: null, flags: ChangeFlag.clockFault },
      early: { lead: 2, flags: ChangeFlag.beforeMerge },
    });
  });

  it('22: measures nothing of what the first deployment brings', async () => {
    await compute([...line(['a', 'b', 'c']), deployment('1', 'c', 9)]);
    expect(await readDeployments(knex)).toMatchObject({
      1: { counted: true, changes: 0 },
    });
    expect(await readChanges(knex)).toEqual({});
  });

  it('23: says of how many the lead time is unknown, and mends it later', async () => {
    const shallow: Signal[] = [
      commit('b', ['a'], 2),
      commit('side', [], 3),
      commit('c', ['b', 'side'], 20),
      commit('d', ['c'], 21),
      deployment('0', 'b', 5),
      deployment('1', 'missing', 12),
      deployment('2', 'd', 30),
    ];
    const engine = await compute(shallow);
    expect(await readDeployments(knex)).toMatchObject({
      1: { unknown: true },
      2: { unknown: false, changes: 2, unknownChanges: 1 },
    });
    expect(await readChanges(knex)).toMatchObject({
      side: { lead: null, flags: ChangeFlag.historyUnknown },
      d: { lead: 9 },
    });
    await feed(engine, [commit('missing', ['b', 'side'], 11)]);
    expect(await readChanges(knex)).toMatchObject({
      side: { lead: 9, deployment: '1' },
      d: { lead: 9 },
    });
  });

  it('25, 26: leaves out merges, and the stages of bots', async () => {
    await compute([
      ...line(['a', 'b']),
      commit('bot', ['a'], 2, { author: BOT }),
      commit('m', ['b', 'bot'], 3),
      deployment('1', 'a', 1),
      deployment('2', 'm', 8),
    ]);
    const changes = await readChanges(knex);
    expect(Object.keys(changes).sort()).toEqual(['b', 'bot']);
    const flags = ChangeFlag.bot | ChangeFlag.upToBots;
    expect(changes.bot).toMatchObject({ lead: 6, flags });
    const [row] = await knex('change_facts').where({ flags });
    expect(row.deploy_s).toBeNull();
  });

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
    expect(await readChanges(knex)).toMatchObject({
      mine: { lead: 7, component: COMPONENT },
      unseen: { lead: null, flags: ChangeFlag.pathsUnknown },
    });
    expect(await knex('change_facts')).toHaveLength(2);
  });

  it('28, 29: joins the regions of one rollout', async () => {
    const regions = [
      ...line(['a', 'b']),
      deployment('1', 'a', 5),
      deployment('eu', 'b', 8, { region: 'eu' }),
      deployment('us', 'b', 8.5, { region: 'us' }),
      deployment('asia', 'b', 8.6, {
        region: 'asia',
        statuses: [{ state: 'failure' as const, at: hours(8.6) }],
      }),
    ];
    await compute(regions);
    expect(await readDeployments(knex)).toMatchObject({
      eu: { finished: 8.5, changes: 1, failed: false },
      asia: { class: 'failed_attempt' },
    });
    expect(await knex('deployments')).toHaveLength(3);
    await compute(regions, { rolloutFinish: 'first', partialFailure: 'fail' });
    expect(await readDeployments(knex)).toMatchObject({
      eu: { finished: 8, failed: true, recovered: null },
    });
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
    expect(await readDeployments(knex)).toMatchObject({ 2: { unknown: true } });
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
    expect(await readChanges(knex)).toMatchObject({ b: { deployment: '2' } });
  });

  it('32: takes an unmapped environment for nothing until it is mapped', async () => {
    const target = { repository: REPOSITORY, environment: 'prd' };
    const engine = await compute([
      ...line(['a']),
      deployment('1', 'a', 5, { target }),
    ]);
    expect(await knex('deployments')).toEqual([]);
    expect(
      await knex('targets').where({ environment: 'prd' }).first(),
    ).toMatchObject({ mapped_at: null });
    const streams = [
      { componentRef: COMPONENT, environment: 'production', production: true },
    ];
    await feed(engine, [
      { kind: 'mapping', source: SOURCE, target, at: hours(90), streams },
    ]);
    expect(await knex('deployments')).toHaveLength(1);
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
    const rows = await knex('memberships').orderBy('scope_ref');
    expect(rows.map(row => [row.scope_ref, row.from_at, row.until_at])).toEqual(
      [
        ['group:default/new', hours(10), null],
        ['group:default/old', 0, hours(10)],
        ['system:default/x', 0, null],
      ],
    );
  });

  it('35, 36, 37: closes a failure with the last of its incidents', async () => {
    const deployments = [
      ...line(['a', 'b', 'c']),
      deployment('1', 'a', 5),
      deployment('2', 'b', 10),
      deployment('3', 'c', 12),
    ];
    const engine = await compute([
      ...deployments,
      incident('i1', 13, opened(13, 14)),
      incident('i2', 15),
    ]);
    expect(await readDeployments(knex)).toMatchObject({
      2: { failed: false },
      3: { failed: true, recovered: null },
    });
    await feed(engine, [
      incident('i2', 16, { events: resolved(16) }),
      incident('i1', 20, {
        events: [{ type: 'reopened', at: hours(18) }, ...resolved(20)],
      }),
    ]);
    expect(await readDeployments(knex)).toMatchObject({
      3: { failed: true, recovered: 20 },
    });
  });

  it('38, 39: links only what began after a deployment, by when it began', async () => {
    await compute([
      ...line(['a', 'b']),
      deployment('1', 'a', 5),
      deployment('2', 'b', 10),
      incident('before', 4),
      incident('exact', 10),
      incident('backdated', 11, { startedAt: hours(9) }),
      incident('after', 11),
      incident('much later', 40),
    ]);
    expect(await readLinks(knex)).toEqual({
      before: ['none', null],
      exact: ['none', null],
      backdated: ['window', '1'],
      after: ['window', '2'],
      'much later': ['none', null],
    });
  });

  it('40, 41: forgets incidents that were none, or not caused by a change', async () => {
    const failed = [...line(['a']), deployment('1', 'a', 5), incident('i', 6)];
    for (const fields of [
      { falseAlarm: true },
      { mergedInto: 'other' },
      { cause: 'other' as const },
      { deleted: true },
    ]) {
      const engine = await compute(failed);
      expect((await readDeployments(knex))[1].failed).toBe(true);
      await feed(engine, [incident('i', 7, { events: [], ...fields })]);
      expect((await readDeployments(knex))[1].failed).toBe(false);
    }
  });

  it('45: measures from what ran before a window, and marks the last', async () => {
    const engine = await compute([
      ...line(['a', 'b']),
      deployment('1', 'a', -2_000),
      deployment('2', 'b', 10),
    ]);
    expect(await readDeployments(knex)).toMatchObject({
      2: { class: 'normal', changes: 1 },
    });
    const last = await knex('deployments')
      .orderBy('finished_at', 'desc')
      .first();
    expect(last.provisional_until).toBe(hours(10 + 24));
    // It is in the numbers as it stands, and so is what is found of it in time.
    await feed(engine, [incident('late', 30)]);
    expect(await readDeployments(knex)).toMatchObject({ 2: { failed: true } });
  });

  it('50: lets weekends count, as DORA has it', async () => {
    await compute([
      commit('a', [], 0),
      // From Friday at five to Monday at nine.
      commit('b', ['a'], 104),
      deployment('1', 'a', 1),
      deployment('2', 'b', 168),
    ]);
    expect(await readChanges(knex)).toMatchObject({ b: { lead: 64 } });
  });

  it('judges a revert and a hotfix by their time and what they mend', async () => {
    await compute([
      ...line(['a', 'bad', 'worse']),
      commit('undo', ['worse'], 20, { reverts: [shaOf('bad')] }),
      commit('patch', ['undo'], 25),
      change('hotfix', {
        mergedAt: hours(25),
        mergeSha: shaOf('patch'),
        labels: ['hotfix'],
      }),
      deployment('1', 'a', 5),
      deployment('2', 'bad', 10),
      deployment('3', 'worse', 12),
      deployment('4', 'undo', 22),
      deployment('5', 'patch', 26),
    ]);
    expect(await readDeployments(knex)).toMatchObject({
      2: { failed: true, recovered: 22 },
      3: { failed: false },
      4: {
        failed: true,
        recovered: 26,
        class: 'remediation',
        rework: 'revert',
      },
      5: { class: 'remediation', rework: 'hotfix', failed: false },
    });
  });

  it('lets a person decide, keeps every decision, and computes on', async () => {
    const engine = await compute([
      ...line(['a', 'b', 'c']),
      deployment('1', 'a', 5),
      deployment('2', 'b', 10),
      deployment('3', 'c', 12),
      incident('i', 13, opened(13, 14)),
      correction('k1', {
        type: 'incident-link',
        incident: { source: 'pager', externalId: 'i' },
        deployment: { source: SOURCE, externalId: '2' },
        linked: true,
      }),
    ]);
    expect(await readLinks(knex)).toEqual({ i: ['manual', '2'] });
    await engine.rebuild();
    await engine.catchUp();
    expect(await readDeployments(knex)).toMatchObject({
      2: { failed: true, recovered: 14 },
      3: { failed: false },
    });
    await feed(engine, [
      correction(
        'k2',
        {
          type: 'failure',
          deployment: { source: SOURCE, externalId: '2' },
          failed: false,
        },
        1_001,
      ),
    ]);
    expect(await readDeployments(knex)).toMatchObject({ 2: { failed: false } });
    expect(await knex('failure_evidence')).toHaveLength(1);
    expect(await knex('corrections')).toHaveLength(2);
  });

  it('excludes by rule with its version, and shows what it excluded', async () => {
    await compute(
      [
        ...line(['a', 'b']),
        commit('bot', ['b'], 3, { author: BOT }),
        deployment('1', 'a', 5),
        deployment('2', 'bot', 6),
      ],
      { exclusions: [{ id: 'bots', version: 3, bots: true }] },
    );
    expect(await readChanges(knex)).toMatchObject({
      bot: { excluded: 'bots@3' },
      b: { excluded: null },
    });
  });

  it('leaves bots to the reader where nothing else decides', async () => {
    const author = BOT;
    const signals = [
      commit('a', [], 0),
      commit('plain', ['a'], 1, { author }),
      commit('docs', ['plain'], 2, { author, paths: ['docs/a.md'] }),
      commit('wanted', ['docs'], 3, { author }),
      commit('human', ['wanted'], 4),
      deployment('1', 'a', 1),
      deployment('2', 'human', 8),
      correction('1', {
        type: 'exclusion',
        kind: 'change',
        subject: { source: REPOSITORY, externalId: shaOf('wanted') },
        excluded: false,
      }),
    ];
    const docs = { id: 'docs', version: 1, paths: ['docs/'] };
    for (const [exclusions, excluded] of [
      [[docs], [null, 'docs@1']],
      [
        [{ id: 'bots', version: 1, bots: true }, docs],
        ['bots@1', 'bots@1'],
      ],
    ] as const) {
      await compute(signals, { exclusions: [...exclusions] });
      const changes = await readChanges(knex);
      const upToBots = (name: string) =>
        (changes[name].flags & ChangeFlag.upToBots) !== 0;
      expect(Object.keys(changes).filter(upToBots)).toEqual(['plain']);
      expect([changes.plain.excluded, changes.docs.excluded]).toEqual(excluded);
      expect(changes.wanted.excluded).toBeNull();
    }
  });

  it('excludes what touches nothing but the paths of a rule', async () => {
    await compute(
      [
        commit('a', [], 0),
        commit('manual', ['a'], 1, { paths: ['docs/a.md', 'README.md'] }),
        commit('both', ['manual'], 2, { paths: ['docs/a.md', 'src/a.ts'] }),
        commit('alike', ['both'], 3, { paths: ['docs-site/a.ts'] }),
        commit('empty', ['alike'], 4, { paths: [] }),
        commit('unseen', ['empty'], 5),
        deployment('1', 'a', 1),
        deployment('2', 'unseen', 8),
      ],
      {
        exclusions: [{ id: 'docs', version: 1, paths: ['docs/', 'README.md'] }],
      },
    );
    const changes = await readChanges(knex);
    expect(Object.keys(changes)).toHaveLength(5);
    expect(
      Object.keys(changes).filter(name => changes[name].excluded === 'docs@1'),
    ).toEqual(['manual']);
  });
});
