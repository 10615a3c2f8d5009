import { DataQualityReport } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { StoredInstant } from '../../database/tables';
import { readGeneration } from '../readGeneration';
import { writeInstant } from '../rows/writeInstant';
import { readAttribution } from './readAttribution';
import { InstalledSource, readSources } from './readSources';
import { readUndeployed } from './readUndeployed';
import { readUnmapped } from './readUnmapped';

/** How far back is looked. */
const DAYS = 90;

/** What the report is about. */
export interface DataQualityOptions {
  sources: readonly InstalledSource[];
  /** Components of the catalog that the reader may see. */
  components: readonly string[];
}

/** Tells what the metrics are made from, and what is missing. */
export async function readDataQuality(
  knex: Knex,
  { components, sources }: DataQualityOptions,
): Promise<DataQualityReport> {
  const now = Date.now();
  const period = { days: DAYS, since: now - DAYS * 86_400_000 };
  const { id: generation } = await readGeneration(knex);
  const projector: { worked_at: StoredInstant | null } | undefined = await knex(
    'projector',
  ).first('worked_at');
  return {
    sources: await readSources(knex, sources, now),
    ...(await readUnmapped(knex)),
    undeployed: await readUndeployed(knex, generation, components, period),
    attribution: await readAttribution(knex, generation, components, period),
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
