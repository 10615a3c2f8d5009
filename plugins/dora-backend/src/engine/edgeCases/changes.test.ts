import type { Signal } from '@milepost/plugin-dora-node';
import { edgeCases } from '../../__testUtils__/edgeCases';
import { readChanges, readDeployments } from '../../__testUtils__/readResults';
import {
  change,
  commit,
  deployment,
  hours,
  line,
  shaOf,
} from '../../__testUtils__/scenario';
import { feed } from '../../__testUtils__/testEngine';
import { ChangeFlag } from '../../database/tables';

jest.setTimeout(120_000);

const BOT = { login: 'renovate', bot: true };

describe('edge cases: changes', () => {
  const { compute, database } = edgeCases();

  it('11: ships a cherry-picked change with its earliest copy', async () => {
    await compute([
      ...line(['a', 'b', 'fix']),
      commit('picked', ['a'], 4, { copyOf: [shaOf('fix')] }),
      deployment('1', 'a', 1),
      deployment('hotline', 'picked', 5),
      deployment('2', 'fix', 9),
    ]);
    expect(await readChanges(database())).toMatchObject({
      fix: { deployment: 'hotline', lead: 3, flags: ChangeFlag.copy },
      b: { deployment: '2' },
    });
    expect(await database()('change_facts')).toHaveLength(2);
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
    expect(await readChanges(database())).toMatchObject({
      rebased: { lead: 10 },
      queued: { lead: 8 },
    });
    expect(await database()('change_facts')).toHaveLength(2);
  });

  it('15, 20: knows no change that was closed unmerged or never deployed', async () => {
    await compute([
      ...line(['a', 'b', 'c']),
      change('closed', { closedAt: hours(2), mergeSha: shaOf('b') }),
      change('waiting', { mergedAt: hours(2), mergeSha: shaOf('c') }),
      deployment('1', 'a', 5),
      deployment('2', 'b', 6),
    ]);
    expect(Object.keys(await readChanges(database()))).toEqual(['b']);
  });

  it('22: measures nothing of what the first deployment brings', async () => {
    await compute([...line(['a', 'b', 'c']), deployment('1', 'c', 9)]);
    expect(await readDeployments(database())).toMatchObject({
      1: { counted: true, changes: 0 },
    });
    expect(await readChanges(database())).toEqual({});
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
    expect(await readDeployments(database())).toMatchObject({
      1: { unknown: true },
      2: { unknown: false, changes: 2, unknownChanges: 1 },
    });
    expect(await readChanges(database())).toMatchObject({
      side: { lead: null, flags: ChangeFlag.historyUnknown },
      d: { lead: 9 },
    });
    await feed(engine, [commit('missing', ['b', 'side'], 11)]);
    expect(await readChanges(database())).toMatchObject({
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
    const changes = await readChanges(database());
    expect(Object.keys(changes).sort()).toEqual(['b', 'bot']);
    const flags = ChangeFlag.bot | ChangeFlag.upToBots;
    expect(changes.bot).toMatchObject({ lead: 6, flags });
    const [row] = await database()('change_facts').where({ flags });
    expect(row.deploy_s).toBeNull();
  });
});
