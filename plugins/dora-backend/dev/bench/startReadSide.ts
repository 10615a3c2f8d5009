import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import express from 'express';
import { Knex } from 'knex';
import { createApiRouter } from '../../src/openapi/createApiRouter';
import { createReadSide, readReadConfig, RollupStore } from '../../src/read';

/** Serves what is read of a database, to whoever asks, on a free port. */
export async function startReadSide(knex: Knex) {
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
  const server = express()
    .use(createApiRouter([], [side.router]))
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    side,
    url: `http://127.0.0.1:${port}`,
    stop() {
      server.close();
      // Whoever asked last may keep a connection for more.
      server.closeAllConnections();
    },
  };
}
