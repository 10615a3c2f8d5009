// Starts the portal for development and says in one line when it can be used.
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const APP_URL = 'http://localhost:3000';
const BACKEND_URL = 'http://localhost:7007';
const POLL_INTERVAL_MS = 500;

const isUp = async url => (await fetch(url)).ok;

if (await isUp(APP_URL).catch(() => false)) {
  console.log(`Milepost runs already: ${APP_URL}`);
  process.exit();
}

const started = performance.now();
// A process group of its own, so that whatever `yarn start` begins also ends with it.
const portal = spawn('yarn', ['start'], {
  stdio: 'inherit',
  detached: true,
  env: { ...process.env, BROWSER: process.env.BROWSER ?? 'none' },
});
let running = true;
portal.on('exit', (code, signal) => {
  running = false;
  process.exitCode = signal ? 0 : code;
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => process.kill(-portal.pid, signal));
}

/** The first time, the catalog takes a few seconds more to read the golden paths. */
async function hasGoldenPaths() {
  const signIn = await fetch(`${BACKEND_URL}/api/auth/guest/refresh`, {
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = await signIn.json();
  const answer = await fetch(
    `${BACKEND_URL}/api/catalog/entity-facets?facet=kind&filter=kind=template`,
    { headers: { Authorization: `Bearer ${backstageIdentity.token}` } },
  );
  return (await answer.json()).facets.kind.length > 0;
}

async function isReady() {
  try {
    return (
      (await isUp(APP_URL)) &&
      (await isUp(`${BACKEND_URL}/.backstage/health/v1/readiness`)) &&
      (await hasGoldenPaths())
    );
  } catch {
    return false;
  }
}

while (running) {
  if (await isReady()) {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`\nMilepost is ready: ${APP_URL} (${seconds} s)\n`);
    break;
  }
  await sleep(POLL_INTERVAL_MS);
}
