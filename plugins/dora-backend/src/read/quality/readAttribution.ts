import { DataQualityReport } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { ChangeUnit, StoredInstant, toInstant } from '../../database/tables';
import { whereIdIn } from '../facts';

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
  const repositories = await readRepositories(knex, generation, components);
  const shipped = await readShipped(knex, generation, since);
  const rows: {
    id: number;
    repository_id: number;
    merged_at: StoredInstant;
  }[] = await whereIdIn(
    knex('changes')
      .where('merged_at', '>=', since)
      .where('is_deleted', false)
      .select('id', 'repository_id', 'merged_at'),
    knex,
    'repository_id',
    [...repositories.keys()],
  );
  const merged = rows.filter(
    row =>
      toInstant(row.merged_at) >= (repositories.get(row.repository_id) ?? 0),
  );
  const attributed = merged.filter(({ id }) => shipped.has(id));
  return {
    days,
    merged: merged.length,
    attributed: attributed.length,
    measured: attributed.filter(({ id }) => shipped.get(id)).length,
    ratio: merged.length > 0 ? attributed.length / merged.length : null,
  };
}

/** The repositories of components, each with the first production deployment from it. */
async function readRepositories(
  knex: Knex,
  generation: number,
  components: readonly string[],
): Promise<Map<number, number>> {
  const first = knex('deployments')
    .where({ generation })
    .whereRaw('stream_id = streams.id')
    .whereNot('class', 'failed_attempt')
    .orderBy('finished_at')
    .limit(1)
    .select('finished_at');
  const visible = new Set(components);
  const rows: {
    component_ref: string;
    repository_id: number;
    first_at: StoredInstant | null;
  }[] = await knex('components')
    .whereNotNull('repository_id')
    .leftJoin('streams', join =>
      join
        .on('streams.component_ref', 'components.component_ref')
        .andOnVal('streams.is_production', true),
    )
    .select('components.component_ref', 'repository_id', { first_at: first });
  const repositories = new Map<number, number>();
  for (const { component_ref, repository_id, first_at } of rows) {
    if (visible.has(component_ref)) {
      repositories.set(
        repository_id,
        Math.min(
          toInstant(first_at) ?? Infinity,
          repositories.get(repository_id) ?? Infinity,
        ),
      );
    }
  }
  // Of what was never deployed, all that was merged waits for its first deployment.
  for (const [id, at] of repositories) {
    repositories.set(id, at === Infinity ? 0 : at);
  }
  return repositories;
}

/** Pull requests that were deployed, with whether their lead time is known. */
async function readShipped(
  knex: Knex,
  generation: number,
  since: number,
): Promise<Map<number, boolean>> {
  const rows: { subject_id: number; lead_s: number | null }[] = await knex(
    'change_facts',
  )
    .join('streams', 'streams.id', 'change_facts.stream_id')
    .where('streams.is_production', true)
    .where({ generation, unit: ChangeUnit.pullRequest })
    .where('deployed_at', '>=', since)
    .groupBy('subject_id')
    .select('subject_id')
    .max({ lead_s: 'lead_s' });
  return new Map(rows.map(row => [row.subject_id, row.lead_s !== null]));
}
