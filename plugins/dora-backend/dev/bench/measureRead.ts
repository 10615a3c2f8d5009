import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { quantile } from '@milepost/plugin-dora-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import express from 'express';
import { Knex } from 'knex';
import { createApiRouter } from '../../src/openapi/createApiRouter';
import { createReadSide, readReadConfig, RollupStore } from '../../src/read';
import { generate, Size } from './generate';
import { pagesOf } from './pages';

const RUNS = 40;

/** What a run found, by name; durations in milliseconds. */
export type Figures = Record<string, string>;

/** Generates results of a size and measures the pages over HTTP. */
export async function measureRead(knex: Knex, size: Size): Promise<Figures> {
  const now = Date.now();
  const figures: Figures = {};
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    figures[name] = `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  };
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@milepost/plugin-dora-backend',
      'migrations',
    ),
  });
  await timed('generating', () => generate(knex, size, now));
  const config = readReadConfig(
    new ConfigReader({ dora: { timeZone: 'Europe/Berlin' } }),
  );
  const side = await createReadSide({
    knex,
    config,
    rollups: new RollupStore(config.zone),
    logger: mockServices.rootLogger({ level: 'warn' }),
    auth: mockServices.auth(),
    userInfo: mockServices.userInfo(),
    httpAuth: mockServices.httpAuth(),
    permissions: mockServices.permissions(),
    auditor: {
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    },
    catalog: catalogServiceMock(),
    recorder: { recordSignals: async () => {} },
    sources: { deployments: [], incidents: [] },
    watchers: [],
    installed: [],
  });
  await timed('rolling up two years', () => side.roller.run());
  await knex.raw(
    knex.client.config.client === 'pg' ? 'VACUUM ANALYZE' : 'ANALYZE',
  );

  const server = express()
    .use(createApiRouter([], [side.router]))
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  let memory = 0;
  for (const { name, path } of pagesOf(size, now)) {
    const durations: number[] = [];
    const before = process.cpuUsage();
    for (let i = 0; i < RUNS; i++) {
      const begun = performance.now();
      const answer = await fetch(`http://127.0.0.1:${port}${path(i)}`);
      const text = await answer.text();
      durations.push(performance.now() - begun);
      if (!answer.ok) {
        throw new Error(`${path(i)} answered ${answer.status}: ${text}`);
      }
      memory = Math.max(memory, process.memoryUsage().rss);
    }
    const { user, system } = process.cpuUsage(before);
    // The first request of a page fills caches that nobody misses for long.
    const [first, ...rest] = durations;
    figures[name] = `p50 ${quantile(rest, 0.5).toFixed(0)} ms, p95 ${quantile(
      rest,
      0.95,
    ).toFixed(0)} ms, first ${first.toFixed(0)} ms; ${(
      (user + system) /
      1000 /
      RUNS
    ).toFixed(0)} ms of this process's CPU each`;
  }
  server.close();
  figures['memory of this process at most'] = `${(memory / 2 ** 20).toFixed(
    0,
  )} MB`;
  return figures;
}
