import { Knex } from 'knex';
import { ChangeUnit } from '../../database/tables';
import { readGeneration } from '../readGeneration';
import { Subject } from './subjectsOf';

/** Which components something belongs to; undefined if it is not known at all. */
export async function findComponents(
  knex: Knex,
  subject: Subject,
): Promise<string[] | undefined> {
  switch (subject.kind) {
    case 'deployment':
      return ofTarget(knex, 'attempts', subject);
    case 'incident':
      return ofTarget(knex, 'incidents', subject);
    default:
      return (
        (await ofPullRequest(knex, subject)) ?? (await ofCommit(knex, subject))
      );
  }
}

async function ofTarget(
  knex: Knex,
  table: 'attempts' | 'incidents',
  { source, externalId }: Subject,
): Promise<string[] | undefined> {
  const row: { target_id: number | null } | undefined = await knex(table)
    .where({ source, external_id: externalId })
    .first('target_id');
  return (
    row &&
    knex('target_streams')
      .join('streams', 'streams.id', 'target_streams.stream_id')
      .where('target_streams.target_id', row.target_id ?? -1)
      .distinct()
      .pluck('component_ref')
  );
}

/** An id as results have it, and where it comes from. */
interface Change {
  id: number;
  repository_id: number | null;
}

async function ofPullRequest(
  knex: Knex,
  { source, externalId }: Subject,
): Promise<string[] | undefined> {
  const change: Change | undefined = await knex('changes')
    .where({ source, external_id: externalId })
    .first('id', 'repository_id');
  return change && ofChange(knex, ChangeUnit.pullRequest, change);
}

async function ofCommit(
  knex: Knex,
  { source, externalId }: Subject,
): Promise<string[] | undefined> {
  const commit: Change | undefined = await knex('commits')
    .join('repositories', 'repositories.id', 'commits.repository_id')
    .where({ 'repositories.name': source, 'commits.sha': externalId })
    .first('commits.id', 'commits.repository_id');
  return commit && ofChange(knex, ChangeUnit.commit, commit);
}

/**
 * The components that a change was deployed to; before it was, those of its repository,
 * of which nobody knows yet which will get it.
 */
async function ofChange(
  knex: Knex,
  unit: number,
  { id, repository_id }: Change,
): Promise<string[]> {
  const generation = await readGeneration(knex);
  // The key of these facts begins with the stream: so it is one look-up in each.
  const fact = knex('change_facts')
    .where({ generation: generation.id, unit, subject_id: id })
    .whereRaw('change_facts.stream_id = streams.id')
    .select(knex.raw('1'));
  const deployed: string[] = await knex('streams')
    .whereExists(fact)
    .distinct()
    .pluck('component_ref');
  return deployed.length > 0
    ? deployed
    : knex('components')
        .where('repository_id', repository_id ?? -1)
        .pluck('component_ref');
}
