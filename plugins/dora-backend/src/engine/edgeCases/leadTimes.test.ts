import { edgeCases } from '../../__testUtils__/edgeCases';
import { readChanges } from '../../__testUtils__/readResults';
import {
  change,
  commit,
  deployment,
  hours,
  shaOf,
} from '../../__testUtils__/scenario';
import { ChangeFlag } from '../../database/tables';

jest.setTimeout(120_000);

const BOT = { login: 'renovate', bot: true };

describe('edge cases: lead times', () => {
  const { compute, database } = edgeCases();

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
    expect(await readChanges(database())).toMatchObject({
      pr: { lead: 28, coding: 6, pickup: 4, review: 6, merge: 2, flags: 0 },
      rewritten: {
        lead: 20,
        coding: null,
        pickup: null,
        flags: ChangeFlag.rewritten,
      },
    });
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
    expect(await readChanges(database())).toMatchObject({
      future: { lead: null, flags: ChangeFlag.clockFault },
      early: { lead: 2, flags: ChangeFlag.beforeMerge },
    });
  });

  it('50: lets weekends count, as DORA has it', async () => {
    await compute([
      commit('a', [], 0),
      // From Friday at five to Monday at nine.
      commit('b', ['a'], 104),
      deployment('1', 'a', 1),
      deployment('2', 'b', 168),
    ]);
    expect(await readChanges(database())).toMatchObject({ b: { lead: 64 } });
  });
});
