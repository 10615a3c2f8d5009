import {
  BotChanges,
  CHANGE_FLAGS,
  ChangeFilter,
  ChangeRow,
} from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import {
  ChangeFactRow,
  ChangeFlag,
  ChangeUnit,
  toInstant,
} from '../../database/tables';
import { Placed } from './DeploymentRows';
import { RowQuery, selectRows } from './RowQuery';
import { writeInstant } from './writeInstant';

/** A row of {@link joinedChanges}. */
export type JoinedChange = ChangeFactRow & {
  component_ref: string;
  environment: string;
  source: string;
  external_id: string;
  repository: string | null;
  number: number | null;
  change_source: string | null;
  change_external_id: string | null;
  sha: string | null;
  change_title: string | null;
  commit_title: string | null;
  change_url: string | null;
};

const FILTERS: Record<
  ChangeFilter,
  (builder: Knex.QueryBuilder, bots: BotChanges | undefined) => void
> = {
  all: () => {},
  'with-merge-lead-time': (builder, bots) =>
    builder.whereNotNull('merge_lead_s').whereRaw(...counts(true, bots)),
  'with-lead-time': (builder, bots) =>
    builder.whereNotNull('lead_s').whereRaw(...counts(true, bots)),
  'without-lead-time': (builder, bots) =>
    builder.whereNull('lead_s').whereRaw(...counts(true, bots)),
  excluded: (builder, bots) => builder.whereRaw(...counts(false, bots)),
};

/** A condition that a change counts, or does not, by what was asked, else by the rules. */
function counts(
  wanted: boolean,
  bots: BotChanges | undefined,
): [sql: string, bindings: number[]] {
  const byRules = `excluded_by IS ${wanted ? '' : 'NOT '}NULL`;
  if (bots === undefined) {
    return [byRules, []];
  }
  return wanted === (bots === 'include')
    ? [`(${byRules} OR (flags & ?) <> 0)`, [ChangeFlag.upToBots]]
    : [`(${byRules} AND (flags & ?) = 0)`, [ChangeFlag.upToBots]];
}

/** Changes with what names them, to be narrowed by the caller. */
export function joinedChanges(
  knex: Knex,
  facts: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return knex
    .from(facts.as('facts'))
    .join('streams', 'streams.id', 'facts.stream_id')
    .join('attempts', 'attempts.id', 'facts.attempt_id')
    .leftJoin('changes', join =>
      join
        .on('changes.id', 'facts.subject_id')
        .andOnVal('facts.unit', ChangeUnit.pullRequest),
    )
    .leftJoin('commits', join =>
      join
        .on('commits.id', 'facts.subject_id')
        .andOnVal('facts.unit', ChangeUnit.commit),
    )
    .leftJoin(
      'repositories',
      'repositories.id',
      knex.raw('coalesce(changes.repository_id, commits.repository_id)'),
    )
    .select(
      'facts.*',
      'streams.component_ref',
      'streams.environment',
      'attempts.source',
      'attempts.external_id',
      { repository: 'repositories.name' },
      'changes.number',
      {
        change_source: 'changes.source',
        change_external_id: 'changes.external_id',
      },
      'commits.sha',
      { change_title: 'changes.title', commit_title: 'commits.title' },
      { change_url: 'changes.url' },
    );
}

/** Lists changes by their first deployment. */
export async function listChanges(
  knex: Knex,
  query: RowQuery<ChangeFilter> & { bots?: BotChanges },
): Promise<Placed<ChangeRow>[]> {
  const page = selectRows(
    knex('change_facts').select('change_facts.*'),
    knex,
    'change_facts',
    { moment: 'deployed_at', keys: ['stream_id', 'unit', 'subject_id'] },
    query,
  );
  FILTERS[query.filter](page, query.bots);
  const rows: JoinedChange[] = await joinedChanges(knex, page).orderBy([
    { column: 'deployed_at', order: 'desc' },
    { column: 'stream_id', order: 'desc' },
    { column: 'unit', order: 'desc' },
    { column: 'subject_id', order: 'desc' },
  ]);
  return rows.map(row => ({
    item: presentChange(row, query.bots),
    cursor: [
      toInstant(row.deployed_at),
      row.stream_id,
      row.unit,
      row.subject_id,
    ],
  }));
}

/** A change as readers see it who have asked for bots, or not to have them, or neither. */
export function presentChange(row: JoinedChange, bots?: BotChanges): ChangeRow {
  const isPullRequest = row.unit === ChangeUnit.pullRequest;
  return {
    component: row.component_ref,
    environment: row.environment,
    unit: isPullRequest ? 'pull-request' : 'commit',
    repository: row.repository,
    id: isPullRequest
      ? String(row.number ?? row.change_external_id)
      : row.sha ?? '',
    subject: isPullRequest
      ? {
          source: row.change_source ?? '',
          externalId: row.change_external_id ?? '',
        }
      : { source: row.repository ?? '', externalId: row.sha ?? '' },
    title: isPullRequest ? row.change_title : row.commit_title,
    url: row.change_url,
    committedAt: writeInstant(row.committed_at),
    deployedAt: writeInstant(row.deployed_at),
    leadSeconds: row.lead_s,
    mergeLeadSeconds: row.merge_lead_s,
    stages: {
      coding: row.coding_s,
      pickup: row.pickup_s,
      review: row.review_s,
      merge: row.merge_s,
      wait: row.wait_s,
      deploy: row.deploy_s,
    },
    flags: CHANGE_FLAGS.filter(flag => (row.flags & ChangeFlag[flag]) !== 0),
    excludedBy: excludedBy(row, bots),
    deployment: { source: row.source, id: row.external_id },
  };
}

function excludedBy(
  { excluded_by, flags }: JoinedChange,
  bots: BotChanges | undefined,
): string | null {
  if (bots === undefined || (flags & ChangeFlag.upToBots) === 0) {
    return excluded_by;
  }
  return bots === 'include' ? null : excluded_by ?? 'bots';
}
