// Measures the speed of the surveys on a Postgres of its own.
import { findPostgres } from './lib/toolchain.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { run } from './lib/run.mjs';

const found = await findPostgres();
if (!found.path) {
  console.error(found.missing);
  process.exit(1);
}
const postgres = await startPostgres(found.path);
try {
  process.env.VERBOSE = '1';
  await run(
    'node',
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'plugins/devex-surveys-backend/dev/bench/main.ts',
    ],
    { env: { DATABASE_URL: postgres.url, NODE_ENV: 'development' } },
  );
} catch (error) {
  // Something is too slow: the figures are above.
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await postgres.stop();
}
