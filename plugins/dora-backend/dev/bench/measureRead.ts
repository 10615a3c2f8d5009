import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { quantile } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { generate, Size } from './generate';
import { pagesOf } from './pages';
import { startReadSide } from './startReadSide';

const RUNS = 40;

/** What a run found, by name; durations in milliseconds. */
export type Figures = Record<string, string>;

/** Generates results of a size, unless they are there, and measures the pages over HTTP. */
export async function measureRead(knex: Knex, size: Size): Promise<Figures> {
  const figures: Figures = {};
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    figures[name] = `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  };
  const migrations = {
    directory: resolvePackagePath(
      '@milepost/plugin-dora-backend',
      'migrations',
    ),
  };
  await knex.migrate.latest(migrations);
  const kept = await knex('generations').first();
  const now = kept ? Number(kept.created_at) : Date.now();
  if (!kept) {
    // A run that was ended may have left something.
    await knex.migrate.rollback(migrations, true);
    await knex.migrate.latest(migrations);
    await timed('generating', () => generate(knex, size, now));
  }
  const { side, url, stop } = await startReadSide(knex);
  await timed(kept ? 'rolling up the rest' : 'rolling up two years', () =>
    side.roller.run(),
  );
  await knex.raw(
    knex.client.config.client === 'pg' ? 'VACUUM ANALYZE' : 'ANALYZE',
  );

  let memory = 0;
  for (const { name, path } of pagesOf(size, now)) {
    const durations: number[] = [];
    const before = process.cpuUsage();
    for (let i = 0; i < RUNS; i++) {
      const begun = performance.now();
      const answer = await fetch(`${url}${path(i)}`);
      const text = await answer.text();
      durations.push(performance.now() - begun);
      if (!answer.ok) {
        throw new Error(`${path(i)} answered ${answer.status}: ${text}`);
      }
      memory = Math.max(memory, process.memoryUsage().rss);
    }
    const { user, system } = process.cpuUsage(before);
    // The first request of a page fills caches that nobody misses for long.
    const [first, ...rest] = durations;
    figures[name] = `p50 ${quantile(rest, 0.5).toFixed(0)} ms, p95 ${quantile(
      rest,
      0.95,
    ).toFixed(0)} ms, first ${first.toFixed(0)} ms; ${(
      (user + system) /
      1000 /
      RUNS
    ).toFixed(0)} ms of this process's CPU each`;
  }
  stop();
  figures['memory of this process at most'] = `${(memory / 2 ** 20).toFixed(
    0,
  )} MB`;
  return figures;
}
