import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { endGroup } from './runCommand';
import { scriptEnvironment } from './scriptEnvironment';
import type { Subject } from './types';

const READY_TIMEOUT_MS = 60_000;
const POLL_INTERVAL_MS = 200;

/** A running service. */
export type Service = {
  metricsUrl: string;
  env: Record<string, string>;
  output(): string;
  isReady(): Promise<boolean>;
  /** Asks it to end, and says whether it did, with success, in time. */
  stop(seconds: number): Promise<boolean>;
  kill(): void;
};

async function findFreePort(): Promise<string> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return String(typeof address === 'object' && address ? address.port : 0);
}

/** Starts the built service on free ports, by the command that its path declares. */
export async function startService(subject: Subject): Promise<Service> {
  const env = {
    APP_PORT: await findFreePort(),
    OPS_PORT: await findFreePort(),
  };
  const { start, ready } = subject.matrix.service;
  const child = spawn('bash', ['-euo', 'pipefail', '-c', start], {
    cwd: subject.dir,
    env: { ...process.env, ...scriptEnvironment(subject), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', chunk => chunks.push(chunk));
  child.stderr.on('data', chunk => chunks.push(chunk));
  const ended = once(child, 'exit');
  const opsUrl = `http://127.0.0.1:${env.OPS_PORT}`;

  return {
    metricsUrl: `${opsUrl}/metrics`,
    env,
    output: () => Buffer.concat(chunks).toString(),
    async isReady() {
      const deadline = performance.now() + READY_TIMEOUT_MS;
      while (performance.now() < deadline && child.exitCode === null) {
        const answer = await fetch(`${opsUrl}${ready}`).catch(() => undefined);
        if (answer?.ok) {
          return true;
        }
        await sleep(POLL_INTERVAL_MS);
      }
      return false;
    },
    async stop(seconds) {
      child.kill('SIGTERM');
      await Promise.race([
        ended,
        sleep(seconds * 1000, undefined, { ref: false }),
      ]);
      return child.exitCode === 0;
    },
    kill: () => endGroup(child.pid, 'SIGKILL'),
  };
}
