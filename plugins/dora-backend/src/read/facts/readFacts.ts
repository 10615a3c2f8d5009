import { LeadStart } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import {
  ChangeFactRow,
  ChangeFlag,
  DeploymentRow,
  IncidentLinkRow,
  toInstant,
} from '../../database/tables';
import {
  CountedChange,
  CountedDeployment,
  DEPLOYMENT_CLASSES,
  Stage,
  STAGES,
} from '../tally';
import { whereIdIn } from './ids';
import { readColumns, StreamColumns } from './readColumns';

/** Which facts are wanted. */
export interface FactQuery {
  generation: number;
  streamIds: readonly number[];
  from: number;
  to: number;
  /**
   * From when on stages are wanted: they are most of what there is to read of a change,
   * and a window that is only compared with has no use for them. Without it, of none.
   */
  stagesFrom?: number;
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

/**
 * Reads which deployments are so young, at a time, that a failure may yet be found of
 * them. They are few, and have an index.
 */
export async function readProvisional(
  knex: Knex,
  query: FactQuery,
  now: number,
  visit: (streamId: number, finishedAt: number) => void,
): Promise<void> {
  const rows: Pick<DeploymentRow, 'stream_id' | 'finished_at'>[] = await within(
    knex<DeploymentRow>('deployments'),
    knex,
    query,
    'finished_at',
  )
    .where('provisional_until', '>', now)
    .where('is_counted', true)
    .select('stream_id', 'finished_at');
  rows.forEach(row => visit(row.stream_id, toInstant(row.finished_at)));
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

const TRUTH = (condition: string) => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;

const DEPLOYMENT_COLUMNS = {
  class: DEPLOYMENT_CLASSES.reduce(
    (sql, name, index) => `${sql} WHEN '${name}' THEN ${index}`,
    'CASE class',
  ).concat(' END'),
  finishedAt: 'finished_at',
  isCounted: TRUTH('is_counted'),
  isFailed: TRUTH('is_failed'),
  isRework: TRUTH('is_rework'),
  recoveredAt: 'recovered_at',
  provisionalUntil: 'provisional_until',
  isUnknown: TRUTH('is_unknown'),
  isExcluded: TRUTH('excluded_by IS NOT NULL'),
};

async function readDeployments(
  knex: Knex,
  query: FactQuery,
  visitor: FactVisitor,
): Promise<void> {
  const found = within(knex('deployments'), knex, query, 'finished_at');
  const streams = await readColumns(knex, found, DEPLOYMENT_COLUMNS);
  for (const { streamId, ...column } of streams) {
    column.finishedAt.forEach((finishedAt, i) =>
      visitor.deployment({
        streamId,
        class: DEPLOYMENT_CLASSES[column.class[i]!],
        finishedAt: finishedAt!,
        isCounted: column.isCounted[i] === 1,
        isFailed: column.isFailed[i] === 1,
        isRework: column.isRework[i] === 1,
        recoveredAt: column.recoveredAt[i],
        provisionalUntil: column.provisionalUntil[i]!,
        isUnknown: column.isUnknown[i] === 1,
        isExcluded: column.isExcluded[i] === 1,
      }),
    );
  }
}

const CHANGE_COLUMNS = {
  deployedAt: 'deployed_at',
  leadFromCommit: 'lead_s',
  leadFromMerge: 'merge_lead_s',
  isExcluded: TRUTH('excluded_by IS NOT NULL'),
  isUpToBots: TRUTH(`(flags & ${ChangeFlag.upToBots}) <> 0`),
};

const STAGE_COLUMNS = Object.fromEntries(
  STAGES.map(stage => [stage, `${stage}_s`]),
) as Record<Stage, string>;

async function readChanges(
  knex: Knex,
  query: FactQuery,
  visitor: FactVisitor,
): Promise<void> {
  const { from, to, stagesFrom = to } = query;
  const boundary = Math.min(Math.max(from, stagesFrom), to);
  if (from < boundary) {
    const part = { ...query, to: boundary };
    const found = within(knex('change_facts'), knex, part, 'deployed_at');
    visitChanges(await readColumns(knex, found, CHANGE_COLUMNS), visitor);
  }
  if (boundary < to) {
    const part = { ...query, from: boundary };
    const found = within(knex('change_facts'), knex, part, 'deployed_at');
    const columns = { ...CHANGE_COLUMNS, ...STAGE_COLUMNS };
    const streams = await readColumns(knex, found, columns);
    visitChanges(streams, visitor, (stream, i) =>
      STAGES.map(stage => stream[stage][i]),
    );
  }
}

function visitChanges<S extends StreamColumns<keyof typeof CHANGE_COLUMNS>>(
  streams: S[],
  visitor: FactVisitor,
  stagesOf?: (stream: S, i: number) => (number | null)[],
): void {
  for (const stream of streams) {
    const { streamId, deployedAt, isExcluded, isUpToBots } = stream;
    for (let i = 0; i < deployedAt.length; i++) {
      visitor.change(streamId, deployedAt[i]!, {
        isExcluded: isExcluded[i] === 1,
        isUpToBots: isUpToBots[i] === 1,
        leadSeconds: {
          commit: stream.leadFromCommit[i],
          merge: stream.leadFromMerge[i],
        },
        stageSeconds: stagesOf?.(stream, i),
      });
    }
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
