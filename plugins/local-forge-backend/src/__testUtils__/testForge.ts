import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { Octokit } from '@octokit/rest';
import { Knex } from 'knex';
import { ForgeConfig } from '../forgeConfig';
import { RunningForge, startForge } from '../startForge';

const nothing = () => {};
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** The token of the user `bot`, who owns the organization `acme`. */
export const TOKEN = 'token-of-bot';

/** The token of the user `ann`, a member of the team `platform`. */
export const ANN = 'token-of-ann';

/** The configuration that tests begin with. */
export function testConfig(
  dataDir: string,
  more: Partial<ForgeConfig> = {},
): ForgeConfig {
  return {
    port: 0,
    dataDir,
    tokens: [
      { token: TOKEN, login: 'bot' },
      { token: ANN, login: 'ann' },
    ],
    tokenUser: 'bot',
    users: [
      { login: 'bot', name: 'Bot', email: 'bot@acme.example' },
      { login: 'ann', name: 'Ann', email: 'ann@acme.example' },
    ],
    organizations: [
      {
        login: 'acme',
        name: 'Acme',
        webhooks: [],
        teams: [{ slug: 'platform', name: 'Platform', members: ['ann'] }],
        repositories: [],
      },
    ],
    ...more,
  };
}

/** A forge that runs for a test. */
export interface TestForge {
  url: string;
  api: string;
  dataDir: string;
  /** A client that acts as `bot`, or as whoever the token belongs to. */
  octokit(token?: string): Octokit;
  /** Stops the forge and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a forge on any free port, on a folder of its own. */
export async function startTestForge(
  knex: Knex,
  more: Partial<ForgeConfig> = {},
  fetchWith: typeof fetch = fetch,
): Promise<TestForge> {
  const dataDir = await mkdtemp(join(tmpdir(), 'forge-'));
  const database = mockServices.database({ knex });
  const logger = mockServices.logger.mock();
  const start = (port: number): Promise<RunningForge> =>
    startForge({
      config: testConfig(dataDir, { ...more, port }),
      database,
      logger,
    });
  let running = await start(0);
  const { url } = running;
  return {
    url,
    api: `${url}/api/v3`,
    dataDir,
    octokit: (token = TOKEN) =>
      new Octokit({
        baseUrl: `${url}/api/v3`,
        auth: token,
        log: SILENT,
        request: { fetch: fetchWith },
      }),
    restart: async () => {
      await running.stop();
      running = await start(Number(new URL(url).port));
    },
    stop: async () => {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
