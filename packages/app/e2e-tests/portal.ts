import { test as base } from '@playwright/test';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createIdentityKeys } from './identities';

const ROOT = path.resolve(__dirname, '../../..');
const BUNDLE = path.join(ROOT, 'packages/backend/dist/bundle.tar.gz');
const INSTALLED = path.join(ROOT, '.cache/portal');
export const DATA = path.join(ROOT, '.cache/e2e');
const LOG = path.join(ROOT, '.cache/e2e.log');

/** As in app-config.e2e.yaml. */
export const PORTAL_URL = 'http://localhost:7107';
export const FORGE_URL = 'http://localhost:7110';

const START_TIMEOUT_MS = 90_000;
const POLL_INTERVAL_MS = 250;

/** A running portal. */
type Process = {
  /** Ends it as an operator would, and waits for it. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
};

/**
 * Unpacks what `yarn build:all` made. Its packages find each other through links
 * of their own, and everything else in the project's node_modules.
 */
function installPortal() {
  fs.rmSync(INSTALLED, { recursive: true, force: true });
  fs.mkdirSync(INSTALLED, { recursive: true });
  execFileSync('tar', ['xzf', BUNDLE, '-C', INSTALLED]);
  for (const folder of ['packages', 'plugins']) {
    for (const name of fs.readdirSync(path.join(INSTALLED, folder))) {
      const target = path.join(INSTALLED, folder, name);
      const manifest = path.join(target, 'package.json');
      const { name: packageName } = JSON.parse(
        fs.readFileSync(manifest, 'utf8'),
      );
      const link = path.join(INSTALLED, 'node_modules', packageName);
      fs.mkdirSync(path.dirname(link), { recursive: true });
      fs.symlinkSync(target, link);
    }
  }
}

/** Forgets everything that an earlier run left: databases, repositories, logs. */
function forgetData() {
  fs.rmSync(DATA, { recursive: true, force: true });
  fs.rmSync(LOG, { force: true });
}

/** The warnings and errors that the portal has logged so far, over all its starts. */
export function readComplaints(): string[] {
  return fs
    .readFileSync(LOG, 'utf8')
    .split('\n')
    .filter(line => /"level":"(warn|error)"/.test(line))
    .map(line => JSON.parse(line).message);
}

/** What the portal's audit log has on an event so far, over all its starts. */
export function readAudits(eventId: string): {
  actor: { actorId?: string };
  meta: Record<string, unknown>;
  status: string;
}[] {
  return fs
    .readFileSync(LOG, 'utf8')
    .split('\n')
    .filter(line => line.includes('"isAuditEvent":true'))
    .map(line => JSON.parse(line))
    .filter(event => event.eventId === eventId);
}

/** Starts the installed portal and waits until it is ready. */
async function startPortal(): Promise<Process> {
  const log = fs.openSync(LOG, 'a');
  const child = spawn(
    process.execPath,
    [
      path.join(INSTALLED, 'packages/backend'),
      '--config',
      path.join(ROOT, 'app-config.yaml'),
      '--config',
      path.join(ROOT, 'app-config.e2e.yaml'),
    ],
    {
      // The configuration's relative paths start here, as with `yarn start`.
      cwd: path.join(ROOT, 'packages/backend'),
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info' },
      stdio: ['ignore', log, log],
    },
  );
  fs.closeSync(log);
  const exited = new Promise<void>(resolve =>
    child.on('exit', () => resolve()),
  );
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };

  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isReady())) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await end('SIGKILL');
      throw new Error(`The portal did not start: see ${LOG}`);
    }
    await sleep(POLL_INTERVAL_MS);
  }
  return { stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** Ready, and so far that the catalog has read the golden paths. */
async function isReady() {
  try {
    const { facets } = await callAsGuest(
      '/api/catalog/entity-facets?facet=kind&filter=kind=template',
    );
    return facets.kind.length > 0;
  } catch {
    return false;
  }
}

/** Calls the portal's API as the browser of a guest would. */
export async function callAsGuest(address: string, body?: object) {
  const signIn = await fetch(`${PORTAL_URL}/api/auth/guest/refresh`, {
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = await signIn.json();
  const answer = await fetch(`${PORTAL_URL}${address}`, {
    method: body ? 'POST' : 'GET',
    body: body && JSON.stringify(body),
    headers: {
      Authorization: `Bearer ${backstageIdentity.token}`,
      'Content-Type': 'application/json',
    },
  });
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  }
  return answer.json();
}

/** One portal for all tests of a worker, with a test's right to pull its plug. */
export const test = base.extend<
  object,
  { portal: { kill(): Promise<void>; start(): Promise<void> } }
>({
  portal: [
    // Playwright reads the fixtures that a fixture needs from this pattern.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      installPortal();
      forgetData();
      createIdentityKeys();
      let running = await startPortal();
      await use({
        kill: () => running.kill(),
        start: async () => {
          running = await startPortal();
        },
      });
      await running.stop();
    },
    { scope: 'worker', auto: true, timeout: 2 * START_TIMEOUT_MS },
  ],
});
