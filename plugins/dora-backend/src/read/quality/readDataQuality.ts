import {
  DataQualityReport,
  SourceSummary,
  UnmappedTarget,
} from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { StoredInstant } from '../../database/tables';
import { writeInstant } from '../rows/writeInstant';

/** As many as anybody would map by hand. */
const MAX_UNMAPPED = 200;

/** Tells what the metrics are made from, and what is missing. */
export async function readDataQuality(knex: Knex): Promise<DataQualityReport> {
  const unmapped = await readUnmapped(knex);
  const projector: { worked_at: StoredInstant | null } | undefined = await knex(
    'projector',
  ).first('worked_at');
  return {
    sources: await readSources(knex),
    unmapped: unmapped.slice(0, MAX_UNMAPPED),
    moreUnmapped: unmapped.length > MAX_UNMAPPED,
    streams: {
      total: await count(knex('streams')),
      production: await count(knex('streams').where('is_production', true)),
    },
    backlog: await count(knex('inbox')),
    workedAt: writeInstant(projector?.worked_at ?? null),
    rebuilding:
      (await count(knex('generations').where('state', 'building'))) > 0,
  };
}

async function count(builder: Knex.QueryBuilder): Promise<number> {
  const [{ n }] = await builder.count({ n: '*' });
  return Number(n);
}

const TABLES = [
  ['attempts', 'deployments'],
  ['changes', 'changes'],
  ['incidents', 'incidents'],
] as const;

async function readSources(knex: Knex): Promise<SourceSummary[]> {
  const sources = new Map<string, SourceSummary>();
  for (const [table, key] of TABLES) {
    const rows: { source: string; n: number | string }[] = await knex(table)
      .select('source')
      .where('is_deleted', false)
      .count({ n: '*' })
      .groupBy('source');
    for (const { source, n } of rows) {
      const summary = sources.get(source) ?? {
        source,
        deployments: 0,
        changes: 0,
        incidents: 0,
      };
      sources.set(source, { ...summary, [key]: Number(n) });
    }
  }
  return [...sources.values()].sort((a, b) =>
    a.source.localeCompare(b.source, 'en'),
  );
}

async function readUnmapped(knex: Knex): Promise<UnmappedTarget[]> {
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
  return rows.map(row => ({
    source: row.source,
    service: row.service || null,
    repository: row.repository || null,
    environment: row.environment || null,
    deployments: Number(row.deployments),
    incidents: Number(row.incidents),
  }));
}
