import { UnmappedTarget } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';

/** As many as anybody would map by hand. */
const MAX_UNMAPPED = 200;

/** Finds what sources name and nobody has mapped to a component. */
export async function readUnmapped(
  knex: Knex,
): Promise<{ unmapped: UnmappedTarget[]; moreUnmapped: boolean }> {
  const countOf = (table: string) =>
    knex(table).whereRaw('target_id = targets.id').count();
  const rows = await knex('targets')
    .whereNull('mapped_at')
    .orderBy(['source', 'service', 'repository', 'environment'])
    .limit(MAX_UNMAPPED + 1)
    .select('source', 'service', 'repository', 'environment', {
      deployments: countOf('attempts'),
      incidents: countOf('incidents'),
    });
  const unmapped = rows.map(row => ({
    source: row.source,
    service: row.service || null,
    repository: row.repository || null,
    environment: row.environment || null,
    deployments: Number(row.deployments),
    incidents: Number(row.incidents),
  }));
  return {
    unmapped: unmapped.slice(0, MAX_UNMAPPED),
    moreUnmapped: unmapped.length > MAX_UNMAPPED,
  };
}
