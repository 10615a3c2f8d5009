import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Signal } from '@milepost/plugin-dora-node';
import type { Knex } from 'knex';
import { DoraEngine, type DoraEngineOptions } from '../engine/DoraEngine';
import { rulesSchema } from '../rules';

const MIGRATIONS = resolvePackagePath(
  '@milepost/plugin-dora-backend',
  'migrations',
);

/** An engine on a database of its own, with the rules as they are by default. */
export async function createTestEngine(
  knex: Knex,
  options: Partial<DoraEngineOptions> = {},
): Promise<DoraEngine> {
  await knex.migrate.latest({ directory: MIGRATIONS });
  const rules = rulesSchema.parse({});
  const engine = new DoraEngine({ knex, rules, ...options });
  await engine.start();
  return engine;
}

/** Records signals and computes what follows. */
export async function feed(
  engine: DoraEngine,
  signals: Signal[],
): Promise<void> {
  await engine.recordSignals(signals);
  await engine.catchUp();
}
