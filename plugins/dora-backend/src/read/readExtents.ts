import { Knex } from 'knex';
import { StoredInstant, toInstant } from '../database/tables';

/** From when to when a generation has results. */
export interface Extent {
  generation: number;
  from: number;
  to: number;
}

const MOMENTS = {
  deployments: 'finished_at',
  change_facts: 'deployed_at',
  incident_links: 'started_at',
} as const;

/** Finds from when to when each generation has results, of some components or of all. */
export async function readExtents(
  knex: Knex,
  componentRefs?: readonly string[],
): Promise<Extent[]> {
  const extents = new Map<number, Extent>();
  for (const [table, moment] of Object.entries(MOMENTS)) {
    const rows: {
      generation: number;
      from: StoredInstant;
      to: StoredInstant;
    }[] = await knex(table)
      .modify(builder => {
        if (componentRefs) {
          builder.whereIn(
            'stream_id',
            knex('streams')
              .whereIn('component_ref', componentRefs)
              .select('id'),
          );
        }
      })
      .select('generation')
      .min({ from: moment })
      .max({ to: moment })
      .groupBy('generation');
    for (const row of rows) {
      const from = toInstant(row.from);
      const to = toInstant(row.to);
      const known = extents.get(row.generation);
      extents.set(row.generation, {
        generation: row.generation,
        from: Math.min(from, known?.from ?? from),
        to: Math.max(to, known?.to ?? to),
      });
    }
  }
  return [...extents.values()];
}
