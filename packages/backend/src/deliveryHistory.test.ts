import { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import doraPlugin from '@milepost/plugin-dora-backend';
import { DeploymentRow, DoraClient } from '@milepost/plugin-dora-common';
import {
  createHistory,
  DeliveryPlan,
  hasMaintenance,
  planHistory,
  PlannedRelease,
  sendHistory,
  styles,
} from '@milepost/plugin-sample-org-backend';

jest.setTimeout(540_000);

const SEED = 2026;
const UNTIL = Date.UTC(2026, 10, 16);
const TOKEN = 'a-token-of-the-sample-organisation';
const FIX_LEAD = 15 * 60;
const LINE_LEAD = 30 * 60;

const median = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? (sorted[middle - 1] + sorted[middle]) / 2
    : sorted[Math.floor(middle)];
};

/**
 * The answers that were planted, counted from the plan: it knows no commits and no
 * graph, and the engine knows no plan.
 */
function plantedAnswers({ style, releases }: DeliveryPlan, from: number) {
  const mendedAt = (release: PlannedRelease) =>
    release.deployedAt + release.disturbance;
  const inWindow = (moment: number) => moment >= from && moment < UNTIL;
  const released = releases.filter(r => inWindow(r.deployedAt));
  const mends = (outcome: string) =>
    releases.filter(r => r.outcome === outcome && inWindow(mendedAt(r)));
  const lines = releases.filter(
    r => hasMaintenance(style, r) && inWindow(r.deployedAt - 3_600_000),
  );
  const failed = released.filter(r =>
    ['fixed', 'rolled-back'].includes(r.outcome),
  );
  const fixes = mends('fixed');
  const eligible = released.length + fixes.length + lines.length;
  const deployed = eligible + mends('rolled-back').length;
  const leads = [
    ...released
      .filter(r => r.number > 1)
      .flatMap(r =>
        r.changes.map(({ committedAt }) => (r.deployedAt - committedAt) / 1000),
      ),
    ...fixes.map(() => FIX_LEAD),
    ...lines.map(() => LINE_LEAD),
  ];
  const recovered = failed.filter(r => mendedAt(r) <= UNTIL);
  const isMeasured = style.reportsIncidents;
  return {
    'deployment-frequency': [
      deployed,
      deployed / ((UNTIL - from) / 86_400_000),
    ],
    'change-lead-time': [leads.length, median(leads)],
    'failed-deployment-recovery-time': [
      recovered.length,
      recovered.length > 0
        ? median(recovered.map(r => r.disturbance / 1000))
        : null,
    ],
    'change-fail-rate': isMeasured
      ? [eligible, failed.length / eligible]
      : [0, null],
    'deployment-rework-rate': isMeasured
      ? [deployed, (deployed - released.length - lines.length) / deployed]
      : [0, null],
  };
}

describe('the delivery history', () => {
  it('only grows from one week to the next', () => {
    const later = new Set(
      createHistory(UNTIL + 7 * 86_400_000, SEED).map(e => JSON.stringify(e)),
    );
    const events = createHistory(UNTIL, SEED).map(e => JSON.stringify(e));
    expect(events.filter(event => !later.has(event))).toEqual([]);
    expect(later.size).toBeGreaterThan(events.length);
    expect(events.length).toBeGreaterThan(5_000);
  });

  it('has a repository that two services share', () => {
    const components = new Set(
      createHistory(UNTIL, SEED)
        .filter(
          ({ type, repository }) =>
            type === 'deployment' &&
            repository === 'https://git.acme.example/acme/delivery',
        )
        .map(({ component }) => component),
    );
    expect([...components].sort()).toEqual(['delivery-slots', 'route-planner']);
  });

  it('has the answers that were planted', async () => {
    const backend = await startTestBackend({
      features: [
        doraPlugin,
        catalogServiceMock.factory({
          entities: styles.map(({ component, shared }) => ({
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: component,
              ...(shared && {
                annotations: { 'milepost.dev/paths': shared.folder },
              }),
            },
            spec: { type: 'service' },
          })),
        }),
        mockServices.rootConfig.factory({
          data: {
            dora: {
              ingestion: {
                catalogInterval: { milliseconds: 100 },
                tokens: [{ source: 'generic', token: TOKEN }],
              },
            },
          },
        }),
      ],
    });
    try {
      const { port } = backend.server.address() as AddressInfo;
      const receiver = {
        baseUrl: `http://localhost:${port}/api/dora`,
        token: TOKEN,
      };
      const events = createHistory(UNTIL, SEED);
      await expect(
        sendHistory(events, { ...receiver, token: 'another' }),
      ).rejects.toThrow('refused with 401');
      // In another order than it happened, and a part of it twice.
      await sendHistory([...events].reverse(), receiver);
      await sendHistory(events.slice(0, 3_000), receiver);
      const client = new DoraClient({ baseUrl: receiver.baseUrl, fetch });

      const read = async (from: number) => {
        const answers: Record<string, unknown> = {};
        for (const { component } of styles) {
          const { metrics } = await client.getMetrics({
            scope: `component:default/${component}`,
            from: new Date(from).toISOString(),
            to: new Date(UNTIL).toISOString(),
            compare: false,
          });
          answers[component] = Object.fromEntries(
            metrics.map(({ metric, n, value }) => [metric, [n, value]]),
          );
        }
        return answers;
      };
      const want = (from: number) =>
        Object.fromEntries(
          planHistory(UNTIL, SEED).map(plan => [
            plan.style.component,
            plantedAnswers(plan, from),
          ]),
        );
      const lastQuarter = UNTIL - 91 * 86_400_000;
      for (let wait = 0; wait < 240; wait++) {
        const { backlog } = await client.getDataQuality();
        const settled = await read(lastQuarter);
        if (
          backlog === 0 &&
          JSON.stringify(settled) === JSON.stringify(want(lastQuarter))
        ) {
          break;
        }
        await sleep(1_000);
      }
      expect(await read(lastQuarter)).toEqual(want(lastQuarter));
      // Every number has its rows, through the link that comes with it.
      for (const { component } of styles) {
        const { metrics } = await client.getMetrics({
          scope: `component:default/${component}`,
          from: new Date(lastQuarter).toISOString(),
          to: new Date(UNTIL).toISOString(),
        });
        const [frequency] = metrics;
        const { items } = await client.getRows<DeploymentRow>(
          `${frequency.rows}&limit=500`,
        );
        expect(items).toHaveLength(frequency.n);
        const { countsIn, steps } = await client.explain(items[0]);
        expect(countsIn['deployment-frequency']).toBe(true);
        expect(steps.join(' ')).toContain(items[0].id);
      }
      await expect(
        client.getMetrics({ scope: 'component:default/nobody' }),
      ).rejects.toThrow('404');
      const year = UNTIL - 364 * 86_400_000;
      expect(await read(year)).toEqual(want(year));
    } finally {
      await backend.stop();
    }
  });
});
