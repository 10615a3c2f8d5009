import { TestDatabases } from '@backstage/backend-test-utils';
import { DevexSurveysClient } from '@milepost/plugin-devex-surveys-common';
import { entitiesOf, personRef } from '../__testUtils__/organisation';
import { OWNER, Portal, refusalOf, startPortal } from '../__testUtils__/portal';
import { PLAN } from '../__testUtils__/round';

jest.setTimeout(60_000);

const CI = { item: 'ci-feedback@1', p50: 51, p75: 63, p90: 74 };
const REVIEW = { item: 'review-wait@1', p50: 48, p75: 60, p90: 71 };

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('benchmarks, %p', id => {
  let portal: Portal;
  let owner: DevexSurveysClient;

  beforeEach(async () => {
    const knex = await databases.init(id);
    portal = await startPortal({ knex, entities: () => entitiesOf(PLAN) });
    owner = portal.as(OWNER);
  });

  afterEach(async () => {
    await portal.stop();
  });

  it('come with source and year, and replace what the same source said', async () => {
    expect(await owner.getBenchmarks()).toEqual([]);
    await owner.importBenchmarks({
      source: 'A report',
      year: 2025,
      items: [CI, REVIEW],
    });
    await owner.importBenchmarks({
      source: 'A report',
      year: 2026,
      items: [CI],
    });
    await owner.importBenchmarks({
      source: 'A report',
      year: 2025,
      items: [{ ...REVIEW, p50: 47 }],
    });
    expect(await portal.as(personRef('web', 0)).getBenchmarks()).toEqual([
      { ...CI, source: 'A report', year: 2026 },
      { ...REVIEW, p50: 47, source: 'A report', year: 2025 },
    ]);
  });

  it('are refused whole if anything in them is wrong', async () => {
    const report = { source: 'A report', year: 2026 };
    const bad = [
      [{ ...report, items: [CI, { ...REVIEW, p75: 90 }] }, 'p50 <= p75 <= p90'],
      [{ ...report, items: [CI, { ...REVIEW, item: 'mood@1' }] }, 'mood@1'],
      [{ ...report, items: [CI, CI] }, 'twice'],
      [{ ...report, items: [] }, 'items'],
      [{ ...report, source: ' ', items: [CI] }, 'source'],
      [{ ...report, year: 1999, items: [CI] }, 'year'],
      [{ ...report, items: [{ ...CI, p90: 101 }] }, 'p90'],
    ] as const;
    for (const [request, reason] of bad) {
      const { items, ...rest } = request;
      expect(
        await refusalOf(owner.importBenchmarks({ ...rest, items: [...items] })),
      ).toContain(reason);
    }
    expect(
      await refusalOf(
        portal
          .as(personRef('web', 0))
          .importBenchmarks({ ...report, items: [CI] }),
      ),
    ).toContain('You need the permission');
    expect(await owner.getBenchmarks()).toEqual([]);
  });
});
