import { edgeCases } from '../../__testUtils__/edgeCases';
import { readChanges, readDeployments } from '../../__testUtils__/readResults';
import {
  deployment,
  hours,
  incident,
  line,
} from '../../__testUtils__/scenario';
import { feed } from '../../__testUtils__/testEngine';

jest.setTimeout(120_000);

describe('edge cases: deployments', () => {
  const { compute, database } = edgeCases();

  it('1: counts a repeated report once', async () => {
    const engine = await compute([
      ...line(['a', 'b']),
      deployment('1', 'a', 5),
      deployment('2', 'b', 9),
    ]);
    await feed(engine, [deployment('2', 'b', 9), deployment('2', 'b', 9)]);
    expect(await readDeployments(database())).toMatchObject({
      2: { changes: 1 },
    });
    expect(await database()('deployments')).toHaveLength(2);
  });

  it('2, 3: moves changes when a deployment comes late, fails or goes', async () => {
    const engine = await compute([
      ...line(['a', 'b', 'c']),
      deployment('1', 'a', 5),
      deployment('3', 'c', 20),
    ]);
    expect(await readChanges(database())).toMatchObject({
      b: { deployment: '3' },
      c: { deployment: '3' },
    });
    await feed(engine, [deployment('2', 'b', 10)]);
    expect(await readChanges(database())).toMatchObject({
      b: { deployment: '2', lead: 9 },
      c: { deployment: '3' },
    });
    await feed(engine, [
      deployment('2', 'b', 10, {
        statuses: [{ state: 'failure', at: hours(11) }],
      }),
    ]);
    expect(await readChanges(database())).toMatchObject({
      b: { deployment: '3' },
    });
    expect(await readDeployments(database())).toMatchObject({
      2: { class: 'failed_attempt', counted: false },
    });
    await feed(engine, [
      deployment('3', 'c', 30, { statuses: [], deleted: true }),
    ]);
    expect(await readChanges(database())).toEqual({});
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
    expect(await readDeployments(database())).toMatchObject({
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
    expect(await readDeployments(database())).toMatchObject({
      '2 again': { class: 'redeploy', counted: false, changes: 0 },
      2: { failed: true, recovered: 14 },
      3: { failed: false },
      back: { class: 'rollback', counted: true, changes: 0 },
      forward: { class: 'normal', changes: 0 },
      4: { changes: 1 },
    });
    expect(await readChanges(database())).toMatchObject({
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
    expect(await readDeployments(database())).toMatchObject({
      2: { failed: true, recovered: null },
      '2 again': { class: 'redeploy', failed: false },
    });
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
    expect(await readDeployments(database())).toMatchObject({
      eu: { finished: 8.5, changes: 1, failed: false },
      asia: { class: 'failed_attempt' },
    });
    expect(await database()('deployments')).toHaveLength(3);
    await compute(regions, { rolloutFinish: 'first', partialFailure: 'fail' });
    expect(await readDeployments(database())).toMatchObject({
      eu: { finished: 8, failed: true, recovered: null },
    });
  });

  it('45: measures from what ran before a window, and marks the last', async () => {
    const engine = await compute([
      ...line(['a', 'b']),
      deployment('1', 'a', -2_000),
      deployment('2', 'b', 10),
    ]);
    expect(await readDeployments(database())).toMatchObject({
      2: { class: 'normal', changes: 1 },
    });
    const last = await database()('deployments')
      .orderBy('finished_at', 'desc')
      .first();
    // A revert or hotfix may come for longer than an incident.
    expect(last.provisional_until).toBe(hours(10 + 72));
    // It is in the numbers as it stands, and so is what is found of it in time.
    await feed(engine, [incident('late', 30)]);
    expect(await readDeployments(database())).toMatchObject({
      2: { failed: true },
    });
  });
});
