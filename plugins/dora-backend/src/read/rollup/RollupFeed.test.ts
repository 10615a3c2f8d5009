import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { findBandEdition } from '@milepost/plugin-dora-common';
import { Signal } from '@milepost/plugin-dora-node';
import { Knex } from 'knex';
import { DoraEngine } from '../../engine/DoraEngine';
import { rulesSchema } from '../../rules';
import { MetricsReader } from '../metrics';
import { Roller } from './Roller';
import { RollupFeed } from './RollupFeed';
import { RollupStore } from './RollupStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });
const directory = resolvePackagePath(
  '@milepost/plugin-dora-backend',
  'migrations',
);
const DAY = 86_400_000;
const START = Date.UTC(2026, 1, 1, 12);
const REPOSITORY = 'github.com/acme/shop';
const SHOP = 'component:default/shop';
const target = { service: 'shop', environment: 'production' };
const sha = (n: number) => n.toString(16).padStart(40, '0');

function commit(n: number): Signal {
  return {
    kind: 'commit',
    source: 'git',
    repository: REPOSITORY,
    sha: sha(n),
    parents: n > 1 ? [sha(n - 1)] : [],
    authoredAt: START + n * DAY - 3_600_000,
    committedAt: START + n * DAY - 3_600_000,
  };
}

function deployment(n: number, of = n): Signal {
  const at = START + n * DAY;
  return {
    kind: 'deployment',
    source: 'test',
    externalId: `${n}`,
    at,
    target,
    repository: REPOSITORY,
    sha: sha(of),
    statuses: [{ at, state: 'success' }],
  };
}

function belongsTo(scopes: string[], at: number): Signal {
  return { kind: 'component', componentRef: SHOP, at, scopes };
}

describe.each(databases.eachSupportedId())('roll-ups on %p', id => {
  let knex: Knex;
  let engine: DoraEngine;
  let rollups: RollupStore;

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory });
    rollups = new RollupStore('America/New_York');
    engine = new DoraEngine({
      knex,
      rules: rulesSchema.parse({}),
      sink: new RollupFeed(rollups),
    });
    await engine.start();
  });

  async function take(...signals: Signal[]) {
    await engine.recordSignals(signals);
    await engine.catchUp();
  }

  const roll = () =>
    new Roller({
      knex,
      store: rollups,
      logger: mockServices.logger.mock(),
    }).run();

  /** Deployments, changes and incidents of a scope, from roll-ups and exactly. */
  async function countsOf(ref: string) {
    const [rolled, exact] = await Promise.all(
      [0, 1_000].map(async exactLimit => {
        const { deployments, incidents, metrics } = await new MetricsReader({
          knex,
          rollups,
          weekStart: 1,
          exactLimit,
          sources: { deployments: [], incidents: [] },
          watchers: [],
        }).read(
          {
            ref,
            from: '2026-02-01',
            to: '2026-03-01',
            compare: true,
            start: 'commit',
            yardstick: { kind: 'edition', edition: findBandEdition('2024') },
          },
          scope => scope,
        );
        return [
          deployments.counted,
          metrics[1].n,
          incidents.attributed + incidents.notAttributed,
        ];
      }),
    );
    expect(rolled).toEqual(exact);
    return exact;
  }

  it('follow whatever the engine changes, at once', async () => {
    await take(
      {
        kind: 'mapping',
        source: 'test',
        target,
        at: START,
        streams: [
          {
            componentRef: SHOP,
            environment: 'production',
            production: true,
          },
        ],
      },
      belongsTo(['group:default/old'], START),
      ...[1, 2, 3, 4, 5].map(commit),
      ...[1, 2, 4].map(n => deployment(n)),
    );
    expect(await countsOf('organisation')).toEqual([3, 3, 0]);
    expect(await roll()).toBe(3);
    expect(await countsOf('organisation')).toEqual([3, 3, 0]);
    expect(await countsOf('group:default/old')).toEqual([3, 3, 0]);

    // A late deployment takes a change away from one that is rolled up.
    await take(deployment(3));
    expect(await countsOf('organisation')).toEqual([4, 3, 0]);

    // An incident that nobody has attributed.
    await roll();
    await take({
      kind: 'incident',
      source: 'test',
      externalId: 'i',
      at: START + 9 * DAY,
      target,
      startedAt: START + 9 * DAY,
      events: [{ at: START + 9 * DAY, type: 'opened' }],
    });
    expect(await countsOf('organisation')).toEqual([4, 3, 1]);

    // What nothing has changed about is not rolled up again.
    await roll();
    await take(belongsTo(['group:default/old'], START));
    expect(await roll()).toBe(0);

    // It changed hands between two deployments, as is learned later.
    await take(belongsTo(['group:default/new'], START + 2.5 * DAY));
    expect(await countsOf('group:default/old')).toEqual([2, 1, 0]);
    expect(await countsOf('group:default/new')).toEqual([2, 2, 1]);
    await roll();
    expect(await countsOf('group:default/old')).toEqual([2, 1, 0]);
    expect(await countsOf('group:default/new')).toEqual([2, 2, 1]);
  });

  it('are not out of date when a result changes while its day is rolled up', async () => {
    await roll();
    await take(deployment(5));
    // Marks that wait for each other: the roll-up that claims the day first may
    // not know what is committed after it, so the day has to be marked again.
    await Promise.all([roll(), take(deployment(6, 5)), roll()]);
    expect(await countsOf('organisation')).toEqual([5, 4, 1]);
    await roll();
    expect(await countsOf('organisation')).toEqual([5, 4, 1]);
  });
});
