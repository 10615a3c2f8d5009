// Starts the portal for development and says in one line when it can be used.
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const APP_URL = 'http://localhost:3000';
const BACKEND_READY_URL = 'http://localhost:7007/.backstage/health/v1/readiness';
const POLL_INTERVAL_MS = 500;

const started = performance.now();
const portal = spawn('yarn', ['start'], {
  stdio: 'inherit',
  env: { ...process.env, BROWSER: process.env.BROWSER ?? 'none' },
});
let running = true;
portal.on('exit', (code, signal) => {
  running = false;
  process.exitCode = signal ? 0 : code;
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => portal.kill(signal));
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

while (running) {
  if ((await answers(APP_URL)) && (await answers(BACKEND_READY_URL))) {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`\nMilepost is ready: ${APP_URL} (${seconds} s)\n`);
    break;
  }
  await sleep(POLL_INTERVAL_MS);
}
