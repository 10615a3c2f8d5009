import { spawn } from 'node:child_process';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_TIMEOUT_MS = 30_000;

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

/**
 * Starts a Postgres of our own on a free port, in a temporary folder, tuned for tests:
 * nothing of it survives.
 */
export async function startPostgres(binFolder) {
  const folder = await mkdtemp(path.join(tmpdir(), 'milepost-postgres-'));
  const user = await findUser();
  if (user.uid !== undefined) {
    await chown(folder, user.uid, user.gid);
  }
  const data = path.join(folder, 'data');
  const start = (program, args) =>
    spawn(path.join(binFolder, program), args, {
      ...user,
      cwd: folder,
      stdio: 'ignore',
    });
  const finish = child =>
    new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', code =>
        code === 0 ? resolve() : reject(new Error(`ended with ${code}`)),
      );
    });

  await finish(
    start('initdb', [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
    ]),
  );
  const port = await findFreePort();
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=300',
    'listen_addresses=127.0.0.1',
  ];
  const server = start('postgres', [
    '-D',
    data,
    '-p',
    String(port),
    '-k',
    folder,
    ...settings.flatMap(setting => ['-c', setting]),
  ]);
  const ended = finish(server).catch(() => {});

  const deadline = Date.now() + START_TIMEOUT_MS;
  const ready = () =>
    finish(start('pg_isready', ['-h', '127.0.0.1', '-p', String(port)])).then(
      () => true,
      () => false,
    );
  while (!(await ready())) {
    if (Date.now() > deadline || server.exitCode !== null) {
      throw new Error('Postgres did not start');
    }
    await sleep(200);
  }
  return {
    url: `postgresql://postgres@127.0.0.1:${port}`,
    async stop() {
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
