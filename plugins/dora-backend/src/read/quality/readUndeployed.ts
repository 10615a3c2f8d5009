import {
  DataQualityReport,
  UndeployedComponent,
} from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { StoredInstant, toInstant } from '../../database/tables';
import { writeInstant } from '../rows/writeInstant';

/** As many as anybody would go through. */
const MAX_LISTED = 200;

/** Finds components of the catalog without a production deployment since a moment. */
export async function readUndeployed(
  knex: Knex,
  generation: number,
  components: readonly string[],
  { days, since }: { days: number; since: number },
): Promise<DataQualityReport['undeployed']> {
  const last = await readLastDeployments(knex, generation);
  const undeployed = components
    .map(component => ({ component, at: last.get(component) ?? -Infinity }))
    .filter(({ at }) => at < since)
    .sort((a, b) => b.at - a.at || (a.component < b.component ? -1 : 1));
  return {
    days,
    components: components.length,
    total: undeployed.length,
    items: undeployed.slice(0, MAX_LISTED).map(
      ({ component, at }): UndeployedComponent => ({
        component,
        lastDeployedAt: writeInstant(at === -Infinity ? null : at),
      }),
    ),
  };
}

async function readLastDeployments(
  knex: Knex,
  generation: number,
): Promise<Map<string, number>> {
  // One look-up in the index for each stream, however many deployments it has.
  const youngest = knex('deployments')
    .where({ generation })
    .whereRaw('stream_id = streams.id')
    .whereNot('class', 'failed_attempt')
    .orderBy('finished_at', 'desc')
    .limit(1)
    .select('finished_at');
  const rows: { component_ref: string; last_at: StoredInstant | null }[] =
    await knex('streams')
      .where('is_production', true)
      .select('component_ref', { last_at: youngest });
  const last = new Map<string, number>();
  for (const row of rows) {
    const at = toInstant(row.last_at);
    if (at !== null) {
      last.set(
        row.component_ref,
        Math.max(at, last.get(row.component_ref) ?? at),
      );
    }
  }
  return last;
}
