import { Knex } from 'knex';
import { StoredBoolean, StoredInstant, toInstant } from '../../database/tables';
import { whereIdIn } from './ids';

/** What is known of a stream beyond any window. */
export interface StreamHistory {
  streamId: number;
  firstDeployment: number | null;
  /** Whether somebody would say if it were disturbed. */
  isMeasured: boolean;
}

/** A condition on a row of `streams`: whether somebody would say if it were disturbed. */
export function isMeasured(
  knex: Knex,
  generation: number,
  watchers: readonly string[],
): Knex.Raw {
  const incident = knex('incident_links')
    .where('generation', generation)
    .whereRaw('stream_id = streams.id')
    .select(knex.raw('1'));
  const mapped = knex('target_streams')
    .join('targets', 'targets.id', 'target_streams.target_id')
    .whereRaw('target_streams.stream_id = streams.id')
    .whereIn('targets.source', watchers)
    .select(knex.raw('1'));
  return knex.raw('(exists ? or exists ?)', [incident, mapped]);
}

/**
 * Reads when each stream was first deployed to, and whether a source of incidents
 * is known to watch it: one that has reported an incident of it, or one that is
 * there for nothing else and has it mapped.
 */
export async function readHistories(
  knex: Knex,
  generation: number,
  streamIds: readonly number[],
  watchers: readonly string[],
): Promise<Map<number, StreamHistory>> {
  const first = knex('deployments')
    .where('generation', generation)
    .whereRaw('stream_id = streams.id')
    .where('is_counted', true)
    .min('finished_at');
  const rows: {
    id: number;
    first_at: StoredInstant | null;
    is_measured: StoredBoolean;
  }[] = await whereIdIn(knex('streams'), knex, 'id', streamIds).select(
    'id',
    { first_at: first },
    knex.raw('? as is_measured', [isMeasured(knex, generation, watchers)]),
  );
  return new Map(
    rows.map(row => [
      row.id,
      {
        streamId: row.id,
        firstDeployment: toInstant(row.first_at),
        isMeasured: !!row.is_measured,
      },
    ]),
  );
}
