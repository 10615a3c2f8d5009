import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './run.mjs';

async function findFreePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** Postgres refuses to run as root: then it runs as the user that Debian made for it. */
async function findUser() {
  if (process.getuid() !== 0) {
    return {};
  }
  const line = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .find(entry => /^(postgres|nobody):/.test(entry));
  const [, , uid, gid] = line.split(':').map(Number);
  return { uid, gid };
}

const SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=300',
  'listen_addresses=127.0.0.1',
];

const CRASH_PAUSE_MS = 100;
const CRASH_TRIES = 50;

/**
 * Starts a Postgres of our own on a free port, tuned for tests: in a temporary folder,
 * and nothing of it survives, or in a given one, where its data stays. Further settings
 * are such as `work_mem=64MB`.
 */
export async function startPostgres(binFolder, settings = [], kept) {
  const folder =
    kept ?? (await mkdtemp(path.join(tmpdir(), 'milepost-postgres-')));
  await mkdir(folder, { recursive: true });
  const user = await findUser();
  if (user.uid !== undefined) {
    await chown(folder, user.uid, user.gid);
  }
  const data = path.join(folder, 'data');
  const pg = (program, ...args) =>
    run(path.join(binFolder, program), ['-D', data, ...args], {
      ...user,
      cwd: folder,
    });
  const port = await findFreePort();
  const options = [
    `-p ${port} -k ${folder}`,
    ...[...SETTINGS, ...settings].map(setting => `-c ${setting}`),
  ];

  if (!existsSync(path.join(data, 'PG_VERSION'))) {
    await pg('initdb', '-U', 'postgres', '-A', 'trust', '-E', 'UTF8');
  }
  const log = path.join(folder, 'log');
  const start = () =>
    pg('pg_ctl', '-w', '-l', log, '-o', options.join(' '), 'start');
  await start();
  return {
    url: `postgresql://postgres@127.0.0.1:${port}`,
    /** As an operator does: transactions that are under way are rolled back. */
    async restart() {
      await pg('pg_ctl', '-w', '-m', 'fast', 'stop');
      await start();
    },
    /** Kills the server and starts it again, which recovers from its log. */
    async crash() {
      const [pid] = (
        await readFile(path.join(data, 'postmaster.pid'), 'utf8')
      ).split('\n');
      process.kill(Number(pid), 'SIGKILL');
      // The processes of the connections see it soon; as long as one is left, it refuses.
      for (let tries = 1; ; tries++) {
        await sleep(CRASH_PAUSE_MS);
        try {
          await start();
          return;
        } catch (error) {
          if (tries === CRASH_TRIES) {
            throw error;
          }
        }
      }
    },
    async stop() {
      await pg('pg_ctl', '-m', kept ? 'fast' : 'immediate', 'stop');
      if (!kept) {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
