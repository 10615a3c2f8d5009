import { MappingSignal, Target } from '@milepost/plugin-dora-node';
import { Knex } from 'knex';
import { z } from 'zod/v4';

/** A target that signals have named, and what it is mapped to. */
export interface KnownTarget {
  id: number;
  source: string;
  target: Target;
  /** Undefined: unmapped. */
  streams?: MappingSignal['streams'];
}

interface Row {
  id: number;
  source: string;
  service: string;
  repository: string;
  environment: string;
  mapping: string | null;
}

const mappingSchema = z.object({
  streams: z.array(
    z.object({
      componentRef: z.string(),
      environment: z.string(),
      production: z.boolean(),
    }),
  ),
});

/** Reads the targets that the engine has met. */
export class TargetStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The next targets after an id. */
  async after(
    id: number,
    limit: number,
    only?: 'unmapped',
  ): Promise<KnownTarget[]> {
    const query = this.#knex<Row>('targets')
      .select('id', 'source', 'service', 'repository', 'environment', 'mapping')
      .where('id', '>', id)
      .orderBy('id')
      .limit(limit);
    if (only === 'unmapped') {
      query.whereNull('mapped_at');
    }
    return (await query).map(toTarget);
  }

  /** How many deployments and incidents name each of these targets. */
  async counts(
    ids: number[],
  ): Promise<Map<number, { deployments: number; incidents: number }>> {
    const [deployments, incidents] = await Promise.all(
      ['attempts', 'incidents'].map(table => this.#count(table, ids)),
    );
    return new Map(
      ids.map(id => [
        id,
        {
          deployments: deployments.get(id) ?? 0,
          incidents: incidents.get(id) ?? 0,
        },
      ]),
    );
  }

  async #count(table: string, ids: number[]): Promise<Map<number, number>> {
    const rows = await this.#knex<{ target_id: number }>(table)
      .select('target_id')
      .count({ count: '*' })
      .whereIn('target_id', ids)
      .groupBy('target_id');
    return new Map(rows.map(row => [row.target_id, Number(row.count)]));
  }
}

function toTarget(row: Row): KnownTarget {
  const { id, source, service, repository, environment, mapping } = row;
  return {
    id,
    source,
    target: {
      ...(service ? { service } : {}),
      ...(repository ? { repository } : {}),
      ...(environment ? { environment } : {}),
    },
    ...(mapping
      ? { streams: mappingSchema.parse(JSON.parse(mapping)).streams }
      : {}),
  };
}
