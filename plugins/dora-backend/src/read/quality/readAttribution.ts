import { DataQualityReport } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { isAnyOf } from '../../database/bulk';
import { ChangeUnit } from '../../database/tables';

/**
 * Tells how many of the pull requests that were merged since a moment are known to have
 * been deployed. What was merged before the first deployment of a repository's components
 * belongs to the past that it brought, and is not expected to be attributed.
 */
export async function readAttribution(
  knex: Knex,
  generation: number,
  components: readonly string[],
  { days, since }: { days: number; since: number },
): Promise<DataQualityReport['attribution']> {
  // Counted by the database: in a large organisation they are a million.
  const [counts] = await knex('changes')
    .join(
      repositoriesOf(knex, generation, components, since).as('repositories_of'),
      'repositories_of.repository_id',
      'changes.repository_id',
    )
    .leftJoin(
      shippedSince(knex, generation, since).as('shipped'),
      'shipped.subject_id',
      'changes.id',
    )
    .where('changes.merged_at', '>=', since)
    .where('changes.is_deleted', false)
    .whereRaw('changes.merged_at >= coalesce(repositories_of.first_at, 0)')
    .count({
      merged: '*',
      attributed: 'shipped.subject_id',
      measured: 'shipped.lead_s',
    });
  const merged = Number(counts.merged);
  const attributed = Number(counts.attributed);
  return {
    days,
    merged,
    attributed,
    measured: Number(counts.measured),
    ratio: merged > 0 ? attributed / merged : null,
  };
}

/**
 * The repositories of components, each with the first production deployment from it; of
 * what was never deployed, all that was merged waits for its first deployment.
 */
function repositoriesOf(
  knex: Knex,
  generation: number,
  components: readonly string[],
  since: number,
): Knex.QueryBuilder {
  const first = knex('deployments')
    .where({ generation })
    .whereRaw('stream_id = streams.id')
    .whereNot('class', 'failed_attempt')
    .orderBy('finished_at')
    .limit(1)
    .select('finished_at');
  const firsts = knex
    .from(namedOrDeployed(knex, generation, since).as('owned'))
    .leftJoin('streams', join =>
      join
        .on('streams.component_ref', 'owned.component_ref')
        .andOnVal('streams.is_production', true),
    )
    .where(isAnyOf(knex, 'owned.component_ref', [...components]))
    .select('owned.repository_id', { first_at: first });
  return knex
    .from(firsts.as('firsts'))
    .groupBy('repository_id')
    .select('repository_id')
    .min({ first_at: 'first_at' });
}

/** Components with the repository that they name, and those they were deployed from. */
function namedOrDeployed(
  knex: Knex,
  generation: number,
  since: number,
): Knex.QueryBuilder {
  return knex('components')
    .whereNotNull('repository_id')
    .select('component_ref', 'repository_id')
    .union(
      knex('deployments')
        .join('streams', 'streams.id', 'deployments.stream_id')
        .where('streams.is_production', true)
        .where({ generation })
        .where('finished_at', '>=', since)
        .whereNotNull('deployments.repository_id')
        .select('streams.component_ref', 'deployments.repository_id'),
    );
}

/** Pull requests that were deployed, with their lead time if it is known. */
function shippedSince(
  knex: Knex,
  generation: number,
  since: number,
): Knex.QueryBuilder {
  return knex('change_facts')
    .join('streams', 'streams.id', 'change_facts.stream_id')
    .where('streams.is_production', true)
    .where({ generation, unit: ChangeUnit.pullRequest })
    .where('deployed_at', '>=', since)
    .groupBy('subject_id')
    .select('subject_id')
    .max({ lead_s: 'lead_s' });
}
