import { IncidentFilter, IncidentRow } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { IncidentLinkRow, toInstant } from '../../database/tables';
import { Placed } from './DeploymentRows';
import { RowQuery, selectRows } from './RowQuery';
import { writeInstant } from './writeInstant';

type Joined = IncidentLinkRow & {
  component_ref: string;
  environment: string;
  source: string;
  external_id: string;
  title: string | null;
  url: string | null;
  severity: string | null;
  cause: string;
  deployment_source: string | null;
  deployment_id: string | null;
};

const FILTERS: Record<IncidentFilter, (builder: Knex.QueryBuilder) => void> = {
  all: () => {},
  attributed: builder => builder.whereNotNull('attempt_id'),
  'not-attributed': builder => builder.whereNull('attempt_id'),
};

/** Incidents with what names them, to be narrowed by the caller. */
export function joinedIncidents(
  knex: Knex,
  links: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return knex
    .from(links.as('links'))
    .join('streams', 'streams.id', 'links.stream_id')
    .join('incidents', 'incidents.id', 'links.incident_id')
    .leftJoin('attempts', 'attempts.id', 'links.attempt_id')
    .select(
      'links.*',
      'streams.component_ref',
      'streams.environment',
      'incidents.source',
      'incidents.external_id',
      'incidents.title',
      'incidents.url',
      'incidents.severity',
      'incidents.cause',
      {
        deployment_source: 'attempts.source',
        deployment_id: 'attempts.external_id',
      },
    );
}

/** Lists incidents by when they began. */
export async function listIncidents(
  knex: Knex,
  query: RowQuery<IncidentFilter>,
): Promise<Placed<IncidentRow>[]> {
  const page = selectRows(
    knex('incident_links').select('incident_links.*'),
    knex,
    'incident_links',
    {
      moment: 'started_at',
      keys: ['stream_id', 'incident_id', 'generation'],
    },
    query,
  );
  FILTERS[query.filter](page);
  const rows: Joined[] = await joinedIncidents(knex, page).orderBy([
    { column: 'links.started_at', order: 'desc' },
    { column: 'stream_id', order: 'desc' },
    { column: 'incident_id', order: 'desc' },
  ]);
  return rows.map(row => ({
    item: presentIncident(row),
    cursor: [
      toInstant(row.started_at),
      row.stream_id,
      row.incident_id,
      row.generation,
    ],
  }));
}

/** An incident as readers see it. */
export function presentIncident(row: Joined): IncidentRow {
  return {
    component: row.component_ref,
    environment: row.environment,
    source: row.source,
    id: row.external_id,
    title: row.title,
    url: row.url,
    severity: row.severity,
    startedAt: writeInstant(row.started_at),
    resolvedAt: writeInstant(row.resolved_at),
    cause: row.cause,
    deployment:
      row.deployment_source === null || row.deployment_id === null
        ? null
        : { source: row.deployment_source, id: row.deployment_id },
    method: row.method,
    confidence: row.confidence,
    reason: row.reason,
    rule: row.rule,
  };
}
