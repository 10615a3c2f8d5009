// Measures the Delivery pages of the built portal in a real browser.
//
//   yarn bench:delivery-page FOLDER [DATABASE]
//
// What the pages show comes from the results that `yarn bench:dora --keep FOLDER 1` has
// left in that folder; a smaller size is in a database of its own, such as `bench_0_1`.
// The portal is the one that `yarn build:all` made last.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { startPostgres } from './lib/postgres.mjs';
import { run } from './lib/run.mjs';
import { findBrowser, findPostgres } from './lib/toolchain.mjs';

const [folder, database = 'bench_1'] = process.argv.slice(2);
const kept = folder && path.resolve(folder, 'postgres');
if (!kept || !existsSync(kept)) {
  console.error(
    'Name the folder of `yarn bench:dora --keep FOLDER 1`: yarn bench:delivery-page FOLDER',
  );
  process.exit(2);
}
const [postgres, browser] = await Promise.all([findPostgres(), findBrowser()]);
for (const { missing } of [postgres, browser]) {
  if (missing) {
    console.error(missing);
    process.exit(1);
  }
}

const server = await startPostgres(
  postgres.path,
  ['shared_buffers=2GB', 'work_mem=64MB'],
  kept,
);
let backend;
try {
  backend = spawn(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'plugins/dora-backend/dev/bench/serve.ts',
      `${server.url}/${database}`,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  const [address] = await Promise.race([
    once(createInterface(backend.stdout), 'line'),
    once(backend, 'exit').then(() => {
      throw new Error('The read side did not start');
    }),
  ]);
  process.env.VERBOSE = '1';
  await run(
    'yarn',
    ['playwright', 'test', '--config', 'playwright.bench.config.ts'],
    {
      env: { CHROMIUM_PATH: browser.path, BENCH_DORA_URL: address },
    },
  );
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  backend?.kill();
  await server.stop();
}
