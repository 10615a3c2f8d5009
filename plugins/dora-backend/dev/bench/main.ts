import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import knexFactory, { Knex } from 'knex';
import { Size } from './generate';
import { measureEngine } from './measureEngine';
import { Figures, measureRead } from './measureRead';

const FULL: Size = {
  components: 2_000,
  deployments: 1_000_000,
  changesPerDeployment: 10,
};

function scaled(scale: number): Size {
  return {
    components: Math.max(50, Math.round(FULL.components * scale)),
    deployments: Math.round(FULL.deployments * scale),
    changesPerDeployment: FULL.changesPerDeployment,
  };
}

function print(title: string, figures: Figures): void {
  process.stdout.write(`\n${title}\n`);
  for (const [name, figure] of Object.entries(figures)) {
    process.stdout.write(`  ${name}: ${figure}\n`);
  }
}

function titleOf(engine: string, size: Size): string {
  const changes = size.deployments * size.changesPerDeployment;
  return `${engine}: ${size.components} components, ${size.deployments} deployments, ${changes} changes, two years`;
}

async function onPostgres(
  url: string,
  scale: number,
  measure: (knex: Knex, size: Size) => Promise<Figures>,
): Promise<void> {
  const admin = knexFactory({ client: 'pg', connection: url });
  const database = `bench_${Date.now()}`;
  await admin.raw('CREATE DATABASE ??', [database]);
  const knex = knexFactory({
    client: 'pg',
    connection: `${url}/${database}`,
  });
  try {
    const size = scaled(scale);
    print(titleOf('Postgres', size), await measure(knex, size));
  } finally {
    await knex.destroy();
    await admin.raw('DROP DATABASE ??', [database]);
    await admin.destroy();
  }
}

async function onSqlite(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'milepost-bench-'));
  const knex: Knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename: path.join(folder, 'bench.sqlite') },
    useNullAsDefault: true,
  });
  try {
    const size = {
      components: 100,
      deployments: 20_000,
      changesPerDeployment: 10,
    };
    print(titleOf('SQLite', size), await measureRead(knex, size));
  } finally {
    await knex.destroy();
    await rm(folder, { recursive: true });
  }
}

const ENGINE = 'engine:';

/**
 * Arguments, each measured by itself: what part of the full size to read from; the
 * same after `engine:`, to take in and compute; or `sqlite`.
 */
async function main(): Promise<void> {
  const { BENCH_POSTGRES_URL: url } = process.env;
  for (const argument of process.argv.slice(2)) {
    if (argument === 'sqlite') {
      await onSqlite();
    } else if (!url) {
      throw new Error('Set BENCH_POSTGRES_URL to a server to measure on');
    } else if (argument.startsWith(ENGINE)) {
      const scale = Number(argument.slice(ENGINE.length));
      await onPostgres(url, scale, measureEngine);
    } else {
      await onPostgres(url, Number(argument), measureRead);
    }
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
