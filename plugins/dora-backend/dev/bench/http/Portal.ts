import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = path.resolve(__dirname, '../../../../..');
const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');
const START_TIMEOUT_MS = 180_000;
const POLL_INTERVAL_MS = 200;

export const TOKEN = 'token-of-the-benchmark-of-generic-events';
export const SECRET = 'secret-of-the-benchmark';

/** The portal as it is deployed, all of its plugins, as a process of its own. */
export class Portal {
  readonly url: string;
  readonly #process: ReturnType<typeof spawn>;
  readonly #folder: string;
  #memory = 0;
  #watch: NodeJS.Timeout | undefined;

  /** Starts it with empty databases and a catalog of its own. */
  static async start(options: {
    postgresUrl: string;
    databasePrefix: string;
    catalog: string;
    useEventBus: 'never' | 'auto';
  }): Promise<Portal> {
    const folder = await mkdtemp(path.join(tmpdir(), 'milepost-bench-'));
    const url = `http://localhost:${await findFreePort()}`;
    await writeFile(path.join(folder, 'catalog.yaml'), options.catalog);
    const config = path.join(folder, 'app-config.json');
    await writeFile(config, JSON.stringify(configOf(url, folder, options)));
    const child = spawn(
      process.execPath,
      [
        ...['--require', TRANSFORM, 'src/index.ts'],
        ...['--config', path.join(ROOT, 'app-config.yaml')],
        ...['--config', config],
      ],
      {
        cwd: path.join(ROOT, 'packages/backend'),
        env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error' },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    const portal = new Portal(url, child, folder);
    try {
      await portal.#untilReady();
    } catch (error) {
      await portal.stop();
      throw error;
    }
    return portal;
  }

  private constructor(
    url: string,
    child: ReturnType<typeof spawn>,
    folder: string,
  ) {
    this.url = url;
    this.#process = child;
    this.#folder = folder;
  }

  /** The most memory that it had since it was ready, in bytes. */
  get memory(): number {
    return this.#memory;
  }

  /** The session of a guest. */
  async signIn(): Promise<string> {
    const answer = await fetch(`${this.url}/api/auth/guest/refresh`, {
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    });
    return (await answer.json()).backstageIdentity.token;
  }

  async stop(): Promise<void> {
    clearInterval(this.#watch);
    if (this.#process.exitCode === null) {
      const exited = once(this.#process, 'exit');
      this.#process.kill();
      await exited;
    }
    await rm(this.#folder, { recursive: true });
  }

  async #untilReady(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    const isUp = async () =>
      (await fetch(`${this.url}/.backstage/health/v1/readiness`)).ok;
    while (!(await isUp().catch(() => false))) {
      if (this.#process.exitCode !== null || Date.now() > deadline) {
        throw new Error('The portal did not start');
      }
      await sleep(POLL_INTERVAL_MS);
    }
    this.#watch = setInterval(() => {
      const kilobytes = execFileSync('ps', [
        ...['-o', 'rss=', '-p', String(this.#process.pid)],
      ]);
      this.#memory = Math.max(this.#memory, Number(kilobytes) * 1024);
    }, 1_000);
  }
}

function configOf(
  url: string,
  folder: string,
  options: Parameters<typeof Portal.start>[0],
) {
  return {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { port: Number(new URL(url).port), host: 'localhost' },
      database: {
        client: 'pg',
        prefix: options.databasePrefix,
        connection: options.postgresUrl,
      },
    },
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    catalog: {
      locations: [{ type: 'file', target: path.join(folder, 'catalog.yaml') }],
    },
    events: {
      useEventBus: options.useEventBus,
      modules: { github: { webhookSecret: SECRET } },
    },
    dora: {
      sources: { git: { directory: path.join(folder, 'mirrors') } },
      ingestion: {
        requestsPerMinute: 1_000_000,
        tokens: [{ source: 'generic', token: TOKEN }],
      },
    },
    localForge: null,
    sampleOrg: null,
    scaffolder: { taskRecovery: null },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
