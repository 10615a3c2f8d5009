import type { Knex } from 'knex';
import { upsertRows } from '../database/bulk';
import type { GenerationRow } from '../database/tables';
import { hashRules, RESULTS_LAYOUT, rulesSchema, type Rules } from '../rules';

/** A set of results in use: the one that readers see, or one that is being built. */
export interface Generation {
  id: number;
  state: 'building' | 'live';
  rules: Rules;
  rulesHash: string;
}

const RESULT_TABLES = [
  'change_facts',
  'failure_evidence',
  'incident_links',
  'deployments',
  'dirty_streams',
];

function toGeneration(row: GenerationRow): Generation {
  return {
    id: row.id,
    state: row.state as Generation['state'],
    rules: rulesSchema.parse(JSON.parse(row.rules)),
    rulesHash: row.rules_hash,
  };
}

/** The generations in use, the live one first. */
export async function readGenerations(knex: Knex): Promise<Generation[]> {
  const rows: GenerationRow[] = await knex('generations')
    .whereIn('state', ['live', 'building'])
    .orderBy('id');
  return rows
    .map(toGeneration)
    .sort((a, b) => Number(b.state === 'live') - Number(a.state === 'live'));
}

/**
 * Begins a new set of results under the given rules, with all streams to be computed.
 * One that is still being built is given up: nobody has seen it.
 */
export async function beginGeneration(
  trx: Knex,
  rules: Rules,
  now: number,
): Promise<void> {
  await trx('generations')
    .where({ state: 'building' })
    .update({ state: 'retired' });
  const isFirst = !(await trx('generations').where({ state: 'live' }).first());
  const [{ id }] = await trx('generations')
    .insert({
      state: isFirst ? 'live' : 'building',
      rules: JSON.stringify({ ...rules, layout: RESULTS_LAYOUT }),
      rules_hash: hashRules(rules),
      created_at: now,
      live_at: isFirst ? now : null,
    })
    .returning('id');
  await trx.raw(
    'INSERT INTO dirty_streams (generation, stream_id) SELECT ?, id FROM streams',
    [id],
  );
}

/** Lets readers see the generation that was built, if nothing is left to compute. */
export async function switchGeneration(
  trx: Knex,
  building: Generation,
  now: number,
): Promise<boolean> {
  const dirty = await trx('dirty_streams')
    .where({ generation: building.id })
    .first();
  if (dirty) {
    return false;
  }
  await trx('generations')
    .where({ state: 'live' })
    .update({ state: 'retired' });
  await trx('generations')
    .where({ id: building.id })
    .update({ state: 'live', live_at: now });
  return true;
}

/** Marks streams to be computed in every generation in use. */
export async function markDirty(
  trx: Knex,
  generations: Generation[],
  streams: Iterable<number>,
): Promise<void> {
  const ids = [...streams];
  await upsertRows(trx, {
    table: 'dirty_streams',
    columns: { generation: 'integer', stream_id: 'integer' },
    conflict: ['generation', 'stream_id'],
    rows: generations.flatMap(({ id }) =>
      ids.map(stream => ({ generation: id, stream_id: stream })),
    ),
  });
}

/** Removes some results of a retired generation; false when there are none left. */
export async function removeRetired(
  trx: Knex,
  streamsPerStep: number,
): Promise<boolean> {
  const retired: GenerationRow | undefined = await trx('generations')
    .where({ state: 'retired' })
    .orderBy('id')
    .first();
  if (!retired) {
    return false;
  }
  const generation = retired.id;
  for (const table of RESULT_TABLES) {
    const streams = await trx(table)
      .where({ generation })
      .distinct('stream_id')
      .limit(streamsPerStep);
    if (streams.length > 0) {
      await trx(table)
        .where({ generation })
        .whereIn(
          'stream_id',
          streams.map(row => row.stream_id),
        )
        .delete();
      return true;
    }
  }
  await trx('generations').where({ id: generation }).delete();
  return true;
}
