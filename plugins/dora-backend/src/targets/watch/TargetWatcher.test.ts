import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { TestResults } from '../../read/__testUtils__/TestResults';
import { MetricsReader } from '../../read/metrics';
import { RollupStore } from '../../read/rollup';
import { TargetStore } from '../TargetStore';
import { NoticeStore } from './NoticeStore';
import { TargetWatcher } from './TargetWatcher';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 1, 12);
const TEAM = 'group:default/team';
const OTHER = 'group:default/other';

describe.each(databases.eachSupportedId())('TargetWatcher on %p', id => {
  let knex: Knex;
  let targets: TargetStore;
  const sent: NotificationSendOptions[] = [];
  let isDown = false;

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@milepost/plugin-dora-backend',
        'migrations',
      ),
    });
    targets = new TargetStore(knex);
    const results = new TestResults(knex);
    await results.begin();
    const shop = await results.stream('shop');
    await results.member(TEAM, shop);
    await results.member(OTHER, shop);
    // For half a year once a day, with changes of an hour; then, for four weeks, once a
    // week with changes of two days; and daily again.
    for (let day = -180; day <= 90; day++) {
      const isSlow = day >= 0 && day < 28;
      if (isSlow && day % 7 > 0) {
        continue;
      }
      const at = NOW + day * DAY;
      const attempt = await results.deployment(shop, at);
      for (const minutes of [-1, 0, 1]) {
        await results.change(shop, attempt, at, {
          lead_s: (isSlow ? 48 : 1) * 3600 + minutes * 60,
        });
      }
    }
  });

  beforeEach(async () => {
    sent.length = 0;
    isDown = false;
    await knex('metric_targets').delete();
    await knex('target_notices').delete();
  });

  function createWatcher() {
    return new TargetWatcher({
      store: new NoticeStore(knex),
      metrics: new MetricsReader({
        knex,
        rollups: new RollupStore('UTC'),
        weekStart: 1,
        exactLimit: 100_000,
        sources: { deployments: [], incidents: [] },
        watchers: [],
      }),
      notifications: {
        send: async notification => {
          if (isDown) {
            throw new Error('The notifications are down');
          }
          sent.push(notification);
        },
      },
      logger: mockServices.logger.mock(),
      zone: 'UTC',
    });
  }

  const run = (day: number) => createWatcher().run(undefined, NOW + day * DAY);

  it('tells both directions, once, and at most once a week', async () => {
    const setBy = 'user:default/ada';
    await targets.set(
      { scope: TEAM, metric: 'change-lead-time', value: 7_200 },
      setBy,
      NOW,
    );
    await targets.set(
      { scope: TEAM, metric: 'deployment-frequency', value: 0.9 },
      setBy,
      NOW,
    );
    // Nobody in particular can be told of this one.
    await targets.set(
      { scope: 'organisation', metric: 'deployment-frequency', value: 0.9 },
      setBy,
      NOW,
    );
    // Where it is at first is no news.
    await run(0);
    expect(sent).toEqual([]);
    expect(
      await knex('metric_targets')
        .whereNot('scope_ref', 'organisation')
        .pluck('told_side'),
    ).toEqual(['met', 'met']);

    const sentOn: [day: number, title: string][] = [];
    for (let day = 1; day <= 90; day++) {
      await run(day);
      // After a restart, too.
      await run(day);
      sent
        .slice(sentOn.length)
        .forEach(({ payload }) => sentOn.push([day, payload.title]));
    }
    // By hand: 25 deployments in 28 days are too few, 26 are not; the changes are too slow
    // as soon as half of the deployments brought slow ones.
    expect(sentOn).toEqual([
      [4, 'Target no longer met: Deployment frequency'],
      [24, 'Target no longer met: Change lead time'],
      [32, 'Target met: Change lead time'],
      [54, 'Target met: Deployment frequency'],
    ]);
    expect(sent[0]).toEqual({
      recipients: { type: 'entity', entityRef: TEAM },
      payload: expect.objectContaining({
        topic: 'dora-targets',
        scope: `dora-targets:${TEAM}`,
        link: '/delivery?scope=group%3Adefault%2Fteam',
        description: expect.stringMatching(
          /^Deployment frequency no longer meets its target: .* a week, meant to be at least .* a week\. That is of the last 28 days of group:default\/team\.$/,
        ),
      }),
    });
  });

  it('waits for a week, and for nothing that has been set anew', async () => {
    const store = new NoticeStore(knex);
    const metric = 'deployment-frequency';
    await targets.set({ scope: TEAM, metric, value: 1 }, 'user:default/a', NOW);
    const [fresh] = await store.list();
    await store.begin(fresh, [{ metric, side: 'met' }]);
    const missed = { metric, from: 'met', to: 'missed' } as const;
    const met = { metric, from: 'missed', to: 'met' } as const;
    const [seen] = await store.list();
    expect(seen).toMatchObject({
      lastNoticeAt: null,
      targets: [{ told: 'met' }],
    });

    expect(await store.claim(seen, [missed], NOW)).toEqual({
      scope: TEAM,
      crossings: [missed],
      before: 0,
    });
    const week = 7 * DAY;
    expect(await store.claim(seen, [met], NOW + week - 1)).toBeUndefined();
    // Told already, by whoever was faster.
    expect(await store.claim(seen, [missed], NOW + week)).toBeUndefined();
    await targets.set(
      { scope: TEAM, metric, value: 2 },
      'user:default/b',
      NOW + 1,
    );
    expect(await store.claim(seen, [met], NOW + week)).toBeUndefined();
    const [anew] = await store.list();
    expect(anew).toMatchObject({
      lastNoticeAt: NOW,
      targets: [{ told: null }],
    });
    await store.begin(anew, [{ metric, side: 'missed' }]);
    expect(await store.claim(anew, [met], NOW + week)).toMatchObject({
      crossings: [met],
      before: NOW,
    });
  });

  it('is not repeated by a second replica, and not lost with a notice that fails', async () => {
    const target = { metric: 'deployment-frequency', value: 0.9 } as const;
    for (const scope of [TEAM, OTHER]) {
      await targets.set({ scope, ...target }, 'user:default/ada', NOW);
    }
    await run(0);
    isDown = true;
    await expect(run(14)).rejects.toThrow(
      `Could not watch the targets of ${OTHER}, ${TEAM}; it is tried again`,
    );
    isDown = false;
    await Promise.all([run(14), run(14), run(14)]);
    expect(sent.map(({ recipients }) => recipients)).toEqual(
      expect.arrayContaining([
        { type: 'entity', entityRef: TEAM },
        { type: 'entity', entityRef: OTHER },
      ]),
    );
    expect(sent).toHaveLength(2);

    // What a new target is compared with begins anew; the pause does not.
    await targets.set(
      { scope: TEAM, metric: 'deployment-frequency', value: 0.01 },
      'user:default/ada',
      NOW + 1,
    );
    await run(15);
    await targets.set({ scope: TEAM, ...target }, 'user:default/ada', NOW + 2);
    await run(16);
    expect(sent).toHaveLength(2);
    expect(await targets.remove(TEAM, 'deployment-frequency')).toBe(true);
    expect(await targets.remove(TEAM, 'deployment-frequency')).toBe(false);
    expect(await targets.list(TEAM)).toEqual([]);
    expect(await targets.list(OTHER)).toMatchObject([{ value: 0.9 }]);
  });
});
