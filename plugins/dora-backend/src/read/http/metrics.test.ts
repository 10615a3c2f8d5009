import { TestDatabases } from '@backstage/backend-test-utils';
import { ServiceRow, TrendPoint } from '@milepost/plugin-dora-common';
import { ReadFixture, SHOP, TEAM, window } from '../__testUtils__/ReadFixture';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('numbers over REST on %p', id => {
  let fixture: ReadFixture;

  beforeAll(async () => {
    const knex = await databases.init(id);
    fixture = new ReadFixture(knex);
    await fixture.write();
  });

  it('answers the five metrics with all that is needed to judge them', async () => {
    const { body, status } = await fixture.get('/metrics', {
      ...window,
      scope: SHOP,
      bucket: 'week',
    });
    expect({ status, error: body.error }).toEqual({ status: 200 });
    const [frequency, lead, recovery, fails, rework] = body.metrics;
    expect(frequency).toMatchObject({
      metric: 'deployment-frequency',
      n: 8,
      value: expect.closeTo(8 / 30, 2),
      coverage: { of: 'days', total: expect.closeTo(31, 1) },
      band: { level: 'high', edition: '2024', source: 'secondary' },
      comparison: { direction: 'new', value: null },
    });
    expect(lead).toMatchObject({
      value: 16.5 * 3600,
      n: 14,
      precision: 'exact',
      quantiles: { p25: 3 * 3600, p75: 30 * 3600 },
      interval: { method: 'order-statistics' },
    });
    expect(recovery).toMatchObject({
      value: 7200,
      n: 1,
      band: { level: null },
    });
    expect(fails).toMatchObject({ value: 1 / 8, count: 1, n: 8 });
    expect(rework).toMatchObject({ value: 0, count: 0, n: 8 });
    expect(
      frequency.trend.map(({ bucket, n }: TrendPoint) => [bucket.label, n]),
    ).toEqual([
      ['2026-W09', 0],
      ['2026-W10', 4],
      ['2026-W11', 2],
      ['2026-W12', 2],
      ['2026-W13', 0],
      ['2026-W14', 0],
    ]);
    expect(frequency.trend[0].bucket.partial).toBe(true);
    expect(body.stages[2]).toMatchObject({ stage: 'review', n: 14, share: 1 });
    expect(body.incidents).toEqual({ attributed: 1, notAttributed: 1 });
    expect(fails.rules).toContainEqual({
      id: 'failure.incident',
      version: '3',
    });

    const merged = await fixture.get('/metrics', {
      ...window,
      scope: SHOP,
      start: 'merge',
      compare: false,
    });
    expect(merged.body.metrics[1].value).toBe(3600);
    expect(merged.body.metrics[1].comparison).toBeNull();

    const own = await fixture.get(
      '/metrics',
      { ...window, scope: SHOP },
      { config: { targets: { 'change-fail-rate': { elite: 0.2 } } } },
    );
    expect(own.body.metrics[3].band).toMatchObject({
      level: 'elite',
      edition: 'own',
    });
  });

  it('compares the services of a scope', async () => {
    const first = await fixture.get('/services', {
      ...window,
      scope: TEAM,
      limit: 1,
    });
    expect(first.body.items.map((item: ServiceRow) => item.component)).toEqual([
      'component:default/secret',
    ]);
    const second = await fixture.get('/services', {
      ...window,
      scope: TEAM,
      limit: 1,
      cursor: first.body.pageInfo.nextCursor,
    });
    expect(second.body.pageInfo).toEqual({});
    const alone = await fixture.get('/metrics', { ...window, scope: SHOP });
    expect(second.body.items[0].metrics[1].value).toBe(
      alone.body.metrics[1].value,
    );
  });

  it('shows services with sparklines that say what is known, on pages', async () => {
    const query = { ...window, scope: TEAM };
    const plain = await fixture.get('/services', query);
    expect(plain.body).not.toHaveProperty('buckets');
    expect(plain.body.items[1].metrics[0]).not.toHaveProperty('sparkline');

    const { body, status } = await fixture.get('/services', {
      ...query,
      bucket: 'week',
      start: 'merge',
    });
    expect(status).toBe(200);
    expect(body.totalItems).toBe(2);
    expect(body.definitions).toEqual({
      start: 'merge',
      bots: 'include',
      defaults: { start: 'commit', bots: 'include' },
    });
    const trend = await fixture.get('/metrics', {
      ...window,
      scope: SHOP,
      bucket: 'week',
      start: 'merge',
    });
    expect(body.buckets).toEqual(
      trend.body.metrics[0].trend.map(({ bucket }: TrendPoint) => bucket),
    );
    const [, shop]: ServiceRow[] = body.items;
    expect(shop.metrics).toHaveLength(5);
    for (const [i, metric] of shop.metrics.entries()) {
      const { trend: points, ...rest } = trend.body.metrics[i];
      const { sparkline, ...summary } = metric;
      // Cutting the window must not change what is said of all of it.
      expect(summary).toEqual(rest);
      expect(sparkline).toEqual({
        values: points.map(({ value }: TrendPoint) => value),
        n: points.map(({ n }: TrendPoint) => n),
      });
    }
    expect(shop.metrics[1].sparkline?.values).toEqual([
      null,
      3600,
      3600,
      3600,
      null,
      null,
    ]);

    const many = await fixture.get('/services', {
      scope: TEAM,
      from: '2025-12-01',
      to: '2026-04-01',
      bucket: 'day',
    });
    expect(many.status).toBe(400);
    expect(many.body.error.message).toBe(
      'The window has 121 days, of which a list shows at most 100; ask for a shorter one or for longer pieces',
    );
    const large = await fixture.get('/services', { ...query, limit: 101 });
    expect(large.status).toBe(400);
  });
});
