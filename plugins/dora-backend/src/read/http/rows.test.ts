import { TestDatabases } from '@backstage/backend-test-utils';
import { ChangeRow, DeploymentRow } from '@milepost/plugin-dora-common';
import request from 'supertest';
import {
  BOTS,
  MIXED,
  ReadFixture,
  SHOP,
  TEAM,
  window,
} from '../__testUtils__/ReadFixture';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('rows over REST on %p', id => {
  let fixture: ReadFixture;

  beforeAll(async () => {
    const knex = await databases.init(id);
    fixture = new ReadFixture(knex);
    await fixture.write();
  });

  it('has the rows behind every number, in pages and as CSV', async () => {
    for (const query of [
      { scope: SHOP },
      { scope: MIXED },
      { scope: MIXED, start: 'merge' },
      { scope: BOTS },
      { scope: BOTS, bots: 'include' },
      { scope: BOTS, bots: 'exclude' },
      { scope: BOTS, bots: 'exclude', start: 'merge' },
    ]) {
      const report = await fixture.get('/metrics', { ...window, ...query });
      for (const metric of report.body.metrics) {
        const { body } = await request(await fixture.app()).get(metric.rows);
        expect([query, metric.metric, body.items?.length]).toEqual([
          query,
          metric.metric,
          metric.n,
        ]);
      }
    }
    const ids: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const { body } = await fixture.get('/deployments', {
        ...window,
        scope: SHOP,
        limit: 2,
        cursor,
      });
      ids.push(...body.items.map((item: DeploymentRow) => item.id));
      cursor = body.pageInfo.nextCursor;
      if (!cursor) {
        break;
      }
    }
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(8);
    expect(ids[0]).toBe(`deployment-${fixture.failed}`);

    const csv = await fixture.get('/changes', {
      ...window,
      scope: SHOP,
      format: 'csv',
    });
    expect(csv.headers['content-type']).toContain('text/csv');
    const lines = csv.text.trim().split('\n');
    expect(lines).toHaveLength(15);
    expect(lines[0]).toContain('leadSeconds');
    expect(lines[0]).toContain('stages.review');
    // A title that a spreadsheet would take for a formula is kept a text.
    expect(lines[1]).toContain("'=Change");
    const trend = await fixture.get('/metrics', {
      ...window,
      scope: SHOP,
      bucket: 'week',
      format: 'csv',
    });
    expect(trend.text.trim().split('\n')).toHaveLength(1 + 5 * 7);
    const incidents = await fixture.get('/incidents', {
      ...window,
      scope: TEAM,
      filter: 'not-attributed',
    });
    expect(incidents.body.items).toMatchObject([
      { startedAt: '2026-03-28T12:00:00.000Z', deployment: null },
    ]);
  });

  it("says which changes are bots', and lets readers leave them out", async () => {
    const rowsOf = async (query: object) => {
      const { body } = await fixture.get('/changes', {
        ...window,
        scope: BOTS,
        ...query,
      });
      return body.items.map((row: ChangeRow) => [
        row.flags,
        row.leadSeconds,
        row.excludedBy,
      ]);
    };
    const person = [[], 3600, null];
    const docs = [['bot'], 7200, 'docs@1'];
    const bot = ['bot'];
    expect(await rowsOf({})).toEqual([[bot, 60, null], docs, person]);
    expect(await rowsOf({ bots: 'exclude' })).toEqual([
      [bot, 60, 'bots'],
      docs,
      person,
    ]);
    expect(await rowsOf({ bots: 'exclude', filter: 'with-lead-time' })).toEqual(
      [person],
    );
    expect(await rowsOf({ bots: 'exclude', filter: 'excluded' })).toEqual([
      [bot, 60, 'bots'],
      docs,
    ]);
    expect(await rowsOf({ bots: 'include', filter: 'excluded' })).toEqual([
      docs,
    ]);
    const { body } = await fixture.get('/metrics', {
      ...window,
      scope: BOTS,
      bots: 'exclude',
    });
    expect(body.excluded.changes).toBe(2);
    expect(body.metrics[1]).toMatchObject({ value: 3600, n: 1 });
  });

  it('explains a deployment', async () => {
    const key = { component: SHOP, environment: 'production', source: 'test' };
    const { body } = await fixture.get('/explain', {
      ...key,
      id: `deployment-${fixture.failed}`,
    });
    expect(body.steps.join('\n')).toContain(
      "Evidence of failure by 'incident' at 2026-03-22T13:00:00.000Z, confidence certain: pagerduty P1 (rule failure.incident@3).",
    );
    expect(body.countsIn).toEqual({
      'deployment-frequency': true,
      'change-lead-time': false,
      'failed-deployment-recovery-time': true,
      'change-fail-rate': true,
      'deployment-rework-rate': true,
    });
    expect(body.incidents).toHaveLength(1);
    const missing = await fixture.get('/explain', {
      ...key,
      id: 'deployment-0',
    });
    expect(missing.status).toBe(404);
    expect(missing.body.error.message).toContain(
      "No deployment 'deployment-0'",
    );
  });
});
