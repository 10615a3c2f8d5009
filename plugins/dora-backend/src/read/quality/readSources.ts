import { SourceSummary } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { StoredInstant, toInstant } from '../../database/tables';
import { writeInstant } from '../rows/writeInstant';
import { judgeActivity, SourceTrace } from './judgeActivity';

/** A source that is installed. */
export interface InstalledSource {
  id: string;
  title: string;
}

type Counts = Pick<SourceSummary, 'deployments' | 'changes' | 'incidents'>;

type Trace = Omit<SourceTrace, 'hasReported'>;

const NOTHING: Counts = { deployments: 0, changes: 0, incidents: 0 };
const NO_TRACE: Trace = { deliveries: null, lastReadAt: null };

const TABLES = [
  ['attempts', 'deployments'],
  ['changes', 'changes'],
  ['incidents', 'incidents'],
] as const;

/** Over how long the pace of a source is taken. */
const PACE_MS = 90 * 86_400_000;

/**
 * Tells what each source has sent: of those that are installed, whether they have or not,
 * and of those that have and are gone.
 */
export async function readSources(
  knex: Knex,
  installed: readonly InstalledSource[],
  now: number,
): Promise<SourceSummary[]> {
  const titles = new Map(installed.map(({ id, title }) => [id, title]));
  const counts = await readCounts(knex);
  const traces = await readTraces(knex, now);
  const ids = new Set([...titles.keys(), ...counts.keys()]);
  return [...ids].sort().map(source => {
    const trace = traces.get(source) ?? NO_TRACE;
    const count = counts.get(source) ?? NOTHING;
    return {
      source,
      title: titles.get(source) ?? source,
      ...count,
      lastReceivedAt: writeInstant(trace.deliveries?.last ?? null),
      lastReadAt: writeInstant(trace.lastReadAt),
      ...judgeActivity(
        { ...trace, hasReported: Object.values(count).some(n => n > 0) },
        now,
      ),
    };
  });
}

async function readCounts(knex: Knex): Promise<Map<string, Counts>> {
  const counts = new Map<string, Counts>();
  for (const [table, key] of TABLES) {
    const rows: { source: string; n: number | string }[] = await knex(table)
      .select('source')
      .where('is_deleted', false)
      .count({ n: '*' })
      .groupBy('source');
    for (const { source, n } of rows) {
      const known = counts.get(source) ?? NOTHING;
      counts.set(source, { ...known, [key]: Number(n) });
    }
  }
  return counts;
}

async function readTraces(
  knex: Knex,
  now: number,
): Promise<Map<string, Trace>> {
  const traces = new Map<string, Trace>();
  const received: {
    source: string;
    n: number | string;
    first: StoredInstant | null;
    last: StoredInstant;
  }[] = await knex('deliveries')
    .select('source')
    .where('received_at', '>=', now - PACE_MS)
    .count({ n: '*' })
    .min({ first: 'received_at' })
    .max({ last: 'received_at' })
    .groupBy('source');
  for (const { source, n, first, last } of received) {
    traces.set(source, {
      deliveries: {
        count: Number(n),
        first: toInstant(first) ?? 0,
        last: toInstant(last),
      },
      lastReadAt: null,
    });
  }
  const read: { source: string; at: StoredInstant | null }[] = await knex(
    'synchronizations',
  )
    .select('source')
    .max({ at: 'succeeded_at' })
    .groupBy('source');
  for (const { source, at } of read) {
    const deliveries = traces.get(source)?.deliveries ?? null;
    traces.set(source, { deliveries, lastReadAt: toInstant(at) });
  }
  return traces;
}
