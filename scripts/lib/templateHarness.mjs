import path from 'node:path';
import { startPostgres } from './postgres.mjs';
import { run } from './run.mjs';
import { installTemplateTools } from './templateTools.mjs';
import { findGo, findPostgres } from './toolchain.mjs';

/**
 * Installs the tools, starts a Postgres, and runs commands of the golden paths' harness,
 * one after the other.
 */
export async function runHarness(commands, options = {}) {
  const [go, postgres] = [await findGo(), await findPostgres()];
  for (const { missing } of [go, postgres]) {
    if (missing) {
      console.error(missing);
    }
  }
  if (go.path) {
    process.env.PATH = `${process.env.PATH}${path.delimiter}${path.dirname(
      go.path,
    )}`;
  }
  if (postgres.path) {
    process.env.PATH = `${process.env.PATH}${path.delimiter}${postgres.path}`;
  }
  const env = await installTemplateTools();
  const server = postgres.path ? await startPostgres(postgres.path) : undefined;
  try {
    for (const command of commands) {
      await run('yarn', ['golden-paths', ...command], {
        ...options,
        env: {
          ...env,
          ...(server ? { GOLDEN_PATHS_POSTGRES_URL: server.url } : {}),
        },
      });
    }
  } finally {
    await server?.stop();
  }
}
