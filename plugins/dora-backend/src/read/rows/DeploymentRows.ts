import { DeploymentFilter, DeploymentRow } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import {
  DeploymentRow as StoredDeployment,
  toInstant,
} from '../../database/tables';
import { isMeasured } from '../facts';
import { Cursor } from './cursor';
import { RowQuery, selectRows } from './RowQuery';
import { writeInstant } from './writeInstant';

type Joined = StoredDeployment & {
  component_ref: string;
  environment: string;
  source: string;
  external_id: string;
  url: string | null;
  repository: string | null;
};

/** A row with its place in the list. */
export interface Placed<T> {
  item: T;
  cursor: Cursor;
}

const FILTERS: Record<
  DeploymentFilter,
  (
    builder: Knex.QueryBuilder,
    query: RowQuery<DeploymentFilter>,
    knex: Knex,
  ) => void
> = {
  all: () => {},
  counted: builder => counted(builder),
  eligible: builder => eligible(builder),
  judged: (builder, { generation, watchers }, knex) =>
    eligible(builder).whereExists(
      knex('streams')
        .whereRaw('streams.id = deployments.stream_id')
        .where(isMeasured(knex, generation, watchers))
        .select(knex.raw('1')),
    ),
  failed: builder => notExcluded(builder).where('is_failed', true),
  open: builder =>
    notExcluded(builder).where('is_failed', true).whereNull('recovered_at'),
  recovered: builder =>
    notExcluded(builder).where('is_failed', true).whereNotNull('recovered_at'),
  rework: builder => counted(builder).where('is_rework', true),
  provisional: (builder, { now }) =>
    counted(builder).where('provisional_until', '>', now),
  excluded: builder => builder.whereNotNull('excluded_by'),
};

function notExcluded(builder: Knex.QueryBuilder): Knex.QueryBuilder {
  return builder.whereNull('excluded_by');
}

function counted(builder: Knex.QueryBuilder): Knex.QueryBuilder {
  return notExcluded(builder).where('is_counted', true);
}

function eligible(builder: Knex.QueryBuilder): Knex.QueryBuilder {
  return counted(builder).whereNot('class', 'rollback');
}

/** Deployments with what names them, to be narrowed by the caller. */
export function joinedDeployments(
  knex: Knex,
  deployments: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return knex
    .from(deployments.as('deployments'))
    .join('streams', 'streams.id', 'deployments.stream_id')
    .join('attempts', 'attempts.id', 'deployments.attempt_id')
    .leftJoin('repositories', 'repositories.id', 'deployments.repository_id')
    .select(
      'deployments.*',
      'streams.component_ref',
      'streams.environment',
      'attempts.source',
      'attempts.external_id',
      'attempts.url',
      { repository: 'repositories.name' },
    );
}

/** Lists deployments. */
export async function listDeployments(
  knex: Knex,
  query: RowQuery<DeploymentFilter>,
): Promise<Placed<DeploymentRow>[]> {
  const page = selectRows(
    knex('deployments').select('deployments.*'),
    knex,
    'deployments',
    {
      moment: 'finished_at',
      keys: ['stream_id', 'attempt_id', 'generation'],
    },
    query,
  );
  FILTERS[query.filter](page, query, knex);
  const rows: Joined[] = await joinedDeployments(knex, page).orderBy([
    { column: 'finished_at', order: 'desc' },
    { column: 'stream_id', order: 'desc' },
    { column: 'attempt_id', order: 'desc' },
  ]);
  return rows.map(row => ({
    item: presentDeployment(row),
    cursor: [
      toInstant(row.finished_at),
      row.stream_id,
      row.attempt_id,
      row.generation,
    ],
  }));
}

/** A deployment as readers see it. */
export function presentDeployment(row: Joined): DeploymentRow {
  return {
    component: row.component_ref,
    environment: row.environment,
    source: row.source,
    id: row.external_id,
    repository: row.repository,
    sha: row.sha,
    url: row.url,
    class: row.class,
    startedAt: writeInstant(row.started_at),
    finishedAt: writeInstant(row.finished_at),
    counted: !!row.is_counted,
    first: !!row.is_first,
    changes: row.changes,
    unknownChanges: row.unknown_changes,
    failed: !!row.is_failed,
    failureConfidence: row.failure_confidence,
    recoveredAt: writeInstant(row.recovered_at),
    provisionalUntil: writeInstant(row.provisional_until),
    rework: !!row.is_rework,
    reworkReason: row.rework_reason,
    excludedBy: row.excluded_by,
  };
}
