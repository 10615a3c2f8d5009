import { Knex } from 'knex';
import { StoredInstant, StreamRow, toInstant } from '../../database/tables';
import {
  Interval,
  ORGANISATION,
  ResolvedScope,
  ScopeStream,
} from './ResolvedScope';

/** Which scope, and which environment of its components. */
export interface ScopeQuery {
  ref: string;
  /** Production, whatever its name is, if there is none. */
  environment?: string;
}

const ALWAYS: readonly Interval[] = [{ from: 0, until: Infinity }];

type MemberRow = Pick<StreamRow, 'id' | 'component_ref' | 'environment'> & {
  from_at: StoredInstant;
  until_at: StoredInstant | null;
};

/** Whether a scope is a single component. */
export function isComponentRef(ref: string): boolean {
  return ref.startsWith('component:');
}

/** Loads what belongs to a scope, and since when. */
export async function loadScope(
  knex: Knex,
  query: ScopeQuery,
): Promise<ResolvedScope> {
  const { ref, environment } = query;
  return {
    ref,
    isWhole: environment === undefined,
    isFiltered: false,
    streams:
      ref === ORGANISATION || isComponentRef(ref)
        ? await loadStreams(knex, query)
        : await loadMembers(knex, query),
  };
}

async function loadStreams(
  knex: Knex,
  { ref, environment }: ScopeQuery,
): Promise<Map<number, ScopeStream>> {
  const rows: Pick<StreamRow, 'id' | 'component_ref' | 'environment'>[] =
    await knex<StreamRow>('streams')
      .select('id', 'component_ref', 'environment')
      .where(
        environment === undefined ? { is_production: true } : { environment },
      )
      .modify(builder => {
        if (ref !== ORGANISATION) {
          builder.where('component_ref', ref);
        }
      });
  return new Map(
    rows.map(row => [row.id, { ...streamOf(row), intervals: ALWAYS }]),
  );
}

async function loadMembers(
  knex: Knex,
  { ref, environment }: ScopeQuery,
): Promise<Map<number, ScopeStream>> {
  const rows: MemberRow[] = await knex('memberships')
    .join('streams', 'streams.component_ref', 'memberships.component_ref')
    .where('memberships.scope_ref', ref)
    .where(
      environment === undefined
        ? { 'streams.is_production': true }
        : { 'streams.environment': environment },
    )
    .select(
      'streams.id',
      'streams.component_ref',
      'streams.environment',
      'memberships.from_at',
      'memberships.until_at',
    );
  const streams = new Map<number, ScopeStream & { intervals: Interval[] }>();
  for (const row of rows) {
    const stream = streams.get(row.id) ?? { ...streamOf(row), intervals: [] };
    stream.intervals.push({
      from: toInstant(row.from_at),
      until: toInstant(row.until_at) ?? Infinity,
    });
    streams.set(row.id, stream);
  }
  return streams;
}

function streamOf(
  row: Pick<StreamRow, 'id' | 'component_ref' | 'environment'>,
) {
  return {
    id: row.id,
    componentRef: row.component_ref,
    environment: row.environment,
  };
}
