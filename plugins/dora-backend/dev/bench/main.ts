import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import knexFactory, { Knex } from 'knex';
import { Size } from './generate';
import { measureEngine } from './measureEngine';
import { measureHttp } from './measureHttp';
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

/** What is kept for the next run, if anything is: a folder. */
const { BENCH_KEEP: KEPT } = process.env;

/**
 * Runs in a database of its own.
 *
 * @param kept - The name of one that stays, if it is what a run was to generate.
 */
async function onPostgres(
  url: string,
  work: (knex: Knex) => Promise<void>,
  kept?: string,
): Promise<void> {
  const connect = (database: string) =>
    knexFactory({ client: 'pg', connection: `${url}/${database}` });
  const admin = connect('postgres');
  const database = kept ?? `bench_${Date.now()}`;
  const drop = () => admin.raw('DROP DATABASE IF EXISTS ??', [database]);
  try {
    const names = await admin('pg_database').pluck('datname');
    if (!names.includes(database)) {
      await admin.raw('CREATE DATABASE ??', [database]);
    }
    const knex = connect(database);
    try {
      await work(knex);
    } catch (error) {
      await knex.destroy();
      await drop();
      throw error;
    }
    await knex.destroy();
    if (!kept) {
      await drop();
    }
  } finally {
    await admin.destroy();
  }
}

async function onSqlite(): Promise<void> {
  const folder =
    KEPT ?? (await mkdtemp(path.join(tmpdir(), 'milepost-bench-')));
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
    if (!KEPT) {
      await rm(folder, { recursive: true });
    }
  }
}

const ENGINE = 'engine:';
const HTTP = 'http:';

/**
 * Arguments, each measured by itself: what part of the full size to read from; the
 * same after `engine:`, to take in and compute, or after `http:`, to send to a whole
 * portal; or `sqlite`.
 */
async function main(): Promise<void> {
  const { BENCH_POSTGRES_URL: url } = process.env;
  for (const argument of process.argv.slice(2)) {
    if (argument === 'sqlite') {
      await onSqlite();
    } else if (!url) {
      throw new Error('Set BENCH_POSTGRES_URL to a server to measure on');
    } else if (argument.startsWith(HTTP)) {
      const size = scaled(Number(argument.slice(HTTP.length)));
      print(titleOf('Over HTTP', size), await measureHttp(url, size));
    } else if (argument.startsWith(ENGINE)) {
      const size = scaled(Number(argument.slice(ENGINE.length)));
      await onPostgres(url, async knex =>
        print(titleOf('Postgres', size), await measureEngine(knex, size)),
      );
    } else {
      const size = scaled(Number(argument));
      await onPostgres(
        url,
        async knex =>
          print(titleOf('Postgres', size), await measureRead(knex, size)),
        KEPT && `bench_${argument.replace('.', '_')}`,
      );
    }
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
