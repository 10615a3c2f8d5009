import { LeadStart } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import {
  ChangeFactRow,
  ChangeFlag,
  DeploymentRow,
  IncidentLinkRow,
  toInstant,
} from '../../database/tables';
import { CountedChange, CountedDeployment, STAGES } from '../tally';
import { whereIdIn } from './ids';

/** Which facts are wanted. */
export interface FactQuery {
  generation: number;
  streamIds: readonly number[];
  from: number;
  to: number;
}

/** A change, from which it follows by which definitions how it counts. */
export interface FoundChange extends Omit<CountedChange, 'leadSeconds'> {
  leadSeconds: Record<LeadStart, number | null>;
  /** See `ChangeFlag.upToBots`. */
  isUpToBots: boolean;
}

/** Who is told of each fact. */
export interface FactVisitor {
  deployment(deployment: CountedDeployment): void;
  change(streamId: number, deployedAt: number, change: FoundChange): void;
  incident(streamId: number, startedAt: number, isAttributed: boolean): void;
}

/**
 * Streams that are read at a time: few enough that their rows fit into memory,
 * enough that a group is one statement.
 */
const STREAMS_AT_A_TIME = 250;

/** Reads all facts of some streams in a stretch of time. */
export async function readFacts(
  knex: Knex,
  query: FactQuery,
  visitor: FactVisitor,
): Promise<void> {
  for (let i = 0; i < query.streamIds.length; i += STREAMS_AT_A_TIME) {
    const part = {
      ...query,
      streamIds: query.streamIds.slice(i, i + STREAMS_AT_A_TIME),
    };
    await readDeployments(knex, part, visitor);
    await readChanges(knex, part, visitor);
    await readIncidents(knex, part, visitor);
  }
}

/** Counts changes, but no further than a limit. */
export async function countChanges(
  knex: Knex,
  query: FactQuery,
  limit: number,
): Promise<number> {
  const found = within(
    knex<ChangeFactRow>('change_facts'),
    knex,
    query,
    'deployed_at',
  )
    .select('generation')
    .limit(limit);
  const [{ n }] = await knex.from(found.as('found')).count({ n: '*' });
  return Number(n);
}

function within<T extends Knex.QueryBuilder>(
  builder: T,
  knex: Knex,
  { generation, streamIds, from, to }: FactQuery,
  moment: string,
): T {
  return whereIdIn(
    builder
      .where('generation', generation)
      .where(moment, '>=', from)
      .where(moment, '<', to) as T,
    knex,
    'stream_id',
    streamIds,
  );
}

async function readDeployments(
  knex: Knex,
  query: FactQuery,
  visitor: FactVisitor,
): Promise<void> {
  const rows: DeploymentRow[] = await within(
    knex<DeploymentRow>('deployments'),
    knex,
    query,
    'finished_at',
  ).select(
    'stream_id',
    'class',
    'finished_at',
    'is_counted',
    'is_failed',
    'is_rework',
    'recovered_at',
    'provisional_until',
    'is_unknown',
    'excluded_by',
  );
  for (const row of rows) {
    visitor.deployment({
      streamId: row.stream_id,
      class: row.class,
      finishedAt: toInstant(row.finished_at),
      isCounted: !!row.is_counted,
      isFailed: !!row.is_failed,
      isRework: !!row.is_rework,
      recoveredAt: toInstant(row.recovered_at),
      provisionalUntil: toInstant(row.provisional_until),
      isUnknown: !!row.is_unknown,
      isExcluded: row.excluded_by !== null,
    });
  }
}

const STAGE_COLUMNS = STAGES.map(stage => `${stage}_s` as const);

async function readChanges(
  knex: Knex,
  query: FactQuery,
  visitor: FactVisitor,
): Promise<void> {
  const rows: ChangeFactRow[] = await within(
    knex<ChangeFactRow>('change_facts'),
    knex,
    query,
    'deployed_at',
  ).select(
    'stream_id',
    'deployed_at',
    'lead_s',
    'merge_lead_s',
    'flags',
    'excluded_by',
    ...STAGE_COLUMNS,
  );
  for (const row of rows) {
    visitor.change(row.stream_id, toInstant(row.deployed_at), {
      isExcluded: row.excluded_by !== null,
      isUpToBots: (row.flags & ChangeFlag.upToBots) !== 0,
      leadSeconds: { commit: row.lead_s, merge: row.merge_lead_s },
      stageSeconds: STAGE_COLUMNS.map(column => row[column]),
    });
  }
}

async function readIncidents(
  knex: Knex,
  query: FactQuery,
  visitor: FactVisitor,
): Promise<void> {
  const rows: IncidentLinkRow[] = await within(
    knex<IncidentLinkRow>('incident_links'),
    knex,
    query,
    'started_at',
  ).select('stream_id', 'started_at', 'attempt_id');
  for (const row of rows) {
    visitor.incident(
      row.stream_id,
      toInstant(row.started_at),
      row.attempt_id !== null,
    );
  }
}
