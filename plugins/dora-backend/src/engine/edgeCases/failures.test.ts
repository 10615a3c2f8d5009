import { edgeCases } from '../../__testUtils__/edgeCases';
import { readDeployments, readLinks } from '../../__testUtils__/readResults';
import {
  change,
  commit,
  correction,
  deployment,
  hours,
  incident,
  line,
  shaOf,
  SOURCE,
} from '../../__testUtils__/scenario';
import { feed } from '../../__testUtils__/testEngine';

jest.setTimeout(120_000);

const resolved = (at: number) => [{ type: 'resolved' as const, at: hours(at) }];
const opened = (from: number, until: number) => ({
  events: [{ type: 'opened' as const, at: hours(from) }, ...resolved(until)],
});

describe('edge cases: failures', () => {
  const { compute, database } = edgeCases();

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
    expect(await readDeployments(database())).toMatchObject({
      2: { failed: false },
      3: { failed: true, recovered: null },
    });
    await feed(engine, [
      incident('i2', 16, { events: resolved(16) }),
      incident('i1', 20, {
        events: [{ type: 'reopened', at: hours(18) }, ...resolved(20)],
      }),
    ]);
    expect(await readDeployments(database())).toMatchObject({
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
    expect(await readLinks(database())).toEqual({
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
      expect((await readDeployments(database()))[1].failed).toBe(true);
      await feed(engine, [incident('i', 7, { events: [], ...fields })]);
      expect((await readDeployments(database()))[1].failed).toBe(false);
    }
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
    expect(await readDeployments(database())).toMatchObject({
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
    expect(await readLinks(database())).toEqual({ i: ['manual', '2'] });
    await engine.rebuild();
    await engine.catchUp();
    expect(await readDeployments(database())).toMatchObject({
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
    expect(await readDeployments(database())).toMatchObject({
      2: { failed: false },
    });
    expect(await database()('failure_evidence')).toHaveLength(1);
    expect(await database()('corrections')).toHaveLength(2);
  });
});
