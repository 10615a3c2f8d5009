// Measures the delivery metrics.
//
//   yarn bench:dora [--keep FOLDER] [SIZE ...]
//
// A size is a part of the full one (1M deployments, 10M changes, 2,000 components): what
// is read is generated. `engine:SIZE` measures taking signals in and computing from them
// instead, `http:SIZE` the same through the whole portal's way in, `sqlite` a small portal.
// Without sizes: 0.01, 0.1, 1, engine:0.01, engine:0.1
// and sqlite. It starts a Postgres of its own, unless BENCH_POSTGRES_URL names one.
//
// What is read takes minutes to generate. `--keep` leaves it in a folder, from where the
// next run with the same folder takes it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from './lib/postgres.mjs';
import { findPostgres } from './lib/toolchain.mjs';

const MEMORY = [
  'shared_buffers=2GB',
  'work_mem=64MB',
  'maintenance_work_mem=512MB',
  'max_wal_size=4GB',
];

const given = process.env.BENCH_POSTGRES_URL;
const {
  values: { keep },
  positionals: sizes,
} = parseArgs({
  options: { keep: { type: 'string' } },
  allowPositionals: true,
});
const kept = keep && path.resolve(keep);
const wanted =
  sizes.length > 0
    ? sizes
    : ['0.01', '0.1', '1', 'engine:0.01', 'engine:0.1', 'sqlite'];
const needsServer = !given && wanted.some(size => size !== 'sqlite');
const postgres = needsServer ? await findPostgres() : undefined;
if (postgres && !postgres.path) {
  console.error(postgres.missing);
  process.exit(1);
}
const server =
  postgres &&
  (await startPostgres(
    postgres.path,
    MEMORY,
    kept && path.join(kept, 'postgres'),
  ));
try {
  const transform = createRequire(path.resolve('package.json')).resolve(
    '@backstage/cli/config/nodeTransform.cjs',
  );
  const child = spawn(
    process.execPath,
    [
      '--require',
      transform,
      'plugins/dora-backend/dev/bench/main.ts',
      ...wanted,
    ],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        ...(server ? { BENCH_POSTGRES_URL: server.url } : {}),
        ...(kept ? { BENCH_KEEP: kept } : {}),
      },
    },
  );
  [process.exitCode] = await once(child, 'exit');
} finally {
  await server?.stop();
}
