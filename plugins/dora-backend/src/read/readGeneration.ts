import { Knex } from 'knex';
import { GenerationRow } from '../database/tables';
import { RESULTS_LAYOUT } from '../rules';
import { readStoredRules, StoredRules } from './metrics/rulesOfMetric';

/** The complete set of results that readers see. */
export interface LiveGeneration {
  id: number;
  rules: StoredRules;
  rulesHash: string;
}

/** Before the engine has finished its first set, there is nothing, by no rules. */
const NONE: LiveGeneration = {
  id: 0,
  rules: { version: 0, layout: RESULTS_LAYOUT, exclusions: [] },
  rulesHash: '',
};

/** Finds the live generation. */
export async function readGeneration(knex: Knex): Promise<LiveGeneration> {
  const row = await knex<GenerationRow>('generations')
    .where('state', 'live')
    .orderBy('id', 'desc')
    .first();
  return row
    ? {
        id: row.id,
        rules: readStoredRules(row.rules),
        rulesHash: row.rules_hash,
      }
    : NONE;
}
