import { TestDatabases } from '@backstage/backend-test-utils';
import type { Signal } from '@milepost/plugin-dora-node';
import type { Knex } from 'knex';
import type { DoraEngine } from '../engine/DoraEngine';
import { rulesSchema, type Rules } from '../rules';
import { resetDatabase } from './resetDatabase';
import { MAPPINGS } from './scenario';
import { createTestEngine, feed } from './testEngine';

/** What the tests of docs/dora-edge-cases.md work with; to be called in a `describe`. */
export interface EdgeCases {
  /** Computes from nothing but these signals and the scenario's mappings. */
  compute(signals: Signal[], rules?: Partial<Rules>): Promise<DoraEngine>;
  database(): Knex;
}

/**
 * Prepares a database for the tests of a file. One kind is enough: that all give the same
 * results is proven with random signals in orderFree.test.ts.
 */
export function edgeCases(): EdgeCases {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let knex: Knex;
  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
  });
  return {
    database: () => knex,
    async compute(signals, rules = {}) {
      await resetDatabase(knex);
      const engine = await createTestEngine(knex, {
        rules: rulesSchema.parse(rules),
      });
      await feed(engine, [...MAPPINGS, ...signals]);
      return engine;
    },
  };
}
