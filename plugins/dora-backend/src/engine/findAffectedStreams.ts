import type { SignalOf } from '@milepost/plugin-dora-node';
import type { Knex } from 'knex';
import { isAnyOf } from '../database/bulk';
import type { MergedBatch } from './FactMerger';

/** What a batch makes necessary to compute again. */
export interface Affected {
  streams: Set<number>;
  /** Streams whose facts must be read anew, as something else belongs to them now. */
  reread: Set<number>;
  /** Attempts whose own facts changed. */
  attempts: number[];
}

/** Finds the streams whose results may follow otherwise from the facts of a batch. */
export async function findAffectedStreams(
  trx: Knex,
  batch: MergedBatch,
): Promise<Affected> {
  const targets = new Set<number>();
  const addTargets = (rows: ({ target_id: number | null } | undefined)[]) =>
    rows.forEach(row => row?.target_id && targets.add(row.target_id));
  addTargets(batch.attempts.flatMap(({ before, after }) => [before, after]));
  addTargets(batch.incidents.flatMap(({ before, after }) => [before, after]));
  const built = await findAttemptsOf(trx, batch.artifacts);
  addTargets(built);

  const reread = new Set(batch.mappedStreams);
  for (const stream of await findStreamsOf(trx, batch.movedComponents)) {
    reread.add(stream);
  }
  // An attempt or incident that changes its target leaves streams that keep it in mind.
  const movedTargets = new Set<number>();
  for (const { before, after } of [...batch.attempts, ...batch.incidents]) {
    if (before && before.target_id !== after.target_id && before.target_id) {
      movedTargets.add(before.target_id);
    }
  }
  for (const stream of await streamsOfTargets(trx, [...movedTargets])) {
    reread.add(stream);
  }

  const repositories = new Set<number>();
  for (const id of await findRelevantRepositories(trx, batch)) {
    repositories.add(id);
  }
  for (const { before, after } of batch.changes) {
    const isMerged = (before?.merged_at ?? after.merged_at) !== null;
    for (const row of isMerged ? [before, after] : []) {
      if (row?.repository_id) {
        repositories.add(row.repository_id);
      }
    }
  }
  const corrected = await findCorrected(trx, batch.corrections);
  addTargets(corrected.targets);
  corrected.repositories.forEach(id => repositories.add(id));

  const streams = new Set(reread);
  for (const stream of await streamsOfTargets(trx, [...targets])) {
    streams.add(stream);
  }
  for (const stream of await streamsOfRepositories(trx, [...repositories])) {
    streams.add(stream);
  }
  if (corrected.repositories.length > 0) {
    const rows = await streamsOfRepositories(trx, corrected.repositories);
    rows.forEach(stream => reread.add(stream));
  }
  return {
    streams,
    reread,
    attempts: [
      ...batch.attempts.map(({ after }) => after.id),
      ...built.map(({ id }) => id),
    ],
  };
}

/**
 * A commit that comes on top of what is known concerns nobody until it is deployed. It
 * does if something named it before, or if it was known and more is known of it now.
 */
async function findRelevantRepositories(
  trx: Knex,
  { commits }: MergedBatch,
): Promise<number[]> {
  const relevant = new Set(
    commits.filter(each => each.wasKnown).map(each => each.repository_id),
  );
  const byRepository = new Map<number, string[]>();
  for (const { repository_id: id, sha } of commits) {
    if (!relevant.has(id)) {
      const shas = byRepository.get(id) ?? [];
      shas.push(sha);
      byRepository.set(id, shas);
    }
  }
  for (const [id, shas] of byRepository) {
    const named = await trx('named_commits')
      .where({ repository_id: id })
      .where(isAnyOf(trx, 'sha', shas))
      .first();
    if (named) {
      relevant.add(id);
    }
  }
  return [...relevant];
}

async function findAttemptsOf(
  trx: Knex,
  artifacts: string[],
): Promise<{ id: number; target_id: number | null }[]> {
  return artifacts.length === 0
    ? []
    : trx('attempt_artifacts')
        .join('attempts', 'attempts.id', 'attempt_artifacts.attempt_id')
        .where(isAnyOf(trx, 'artifact', artifacts))
        .distinct('attempts.id', 'attempts.target_id');
}

async function findStreamsOf(
  trx: Knex,
  components: string[],
): Promise<number[]> {
  const rows: { id: number }[] =
    components.length === 0
      ? []
      : await trx('streams').where(isAnyOf(trx, 'component_ref', components));
  return rows.map(({ id }) => id);
}

async function streamsOfTargets(
  trx: Knex,
  targets: number[],
): Promise<number[]> {
  const rows: { stream_id: number }[] =
    targets.length === 0
      ? []
      : await trx('target_streams').where(isAnyOf(trx, 'target_id', targets));
  return rows.map(row => row.stream_id);
}

/** By their deployments, or because their component's code is there. */
async function streamsOfRepositories(
  trx: Knex,
  repositories: number[],
): Promise<number[]> {
  if (repositories.length === 0) {
    return [];
  }
  const deployed: { stream_id: number }[] = await trx('repository_targets')
    .join(
      'target_streams',
      'target_streams.target_id',
      'repository_targets.target_id',
    )
    .where(isAnyOf(trx, 'repository_targets.repository_id', repositories))
    .distinct('target_streams.stream_id');
  const owned: { id: number }[] = await trx('streams')
    .join('components', 'components.component_ref', 'streams.component_ref')
    .where(isAnyOf(trx, 'components.repository_id', repositories))
    .select('streams.id');
  return [...deployed.map(row => row.stream_id), ...owned.map(row => row.id)];
}

interface Corrected {
  targets: { target_id: number | null }[];
  repositories: number[];
}

async function findCorrected(
  trx: Knex,
  corrections: SignalOf<'correction'>[],
): Promise<Corrected> {
  const targets: { target_id: number | null }[] = [];
  const repositories: number[] = [];
  const find = async (
    table: 'attempts' | 'incidents',
    { source, externalId }: { source: string; externalId: string },
  ) =>
    targets.push(
      ...(await trx(table)
        .where({ source, external_id: externalId })
        .select('target_id')),
    );
  for (const { decision } of corrections) {
    switch (decision.type) {
      case 'incident-link':
      case 'incident-cause':
        await find('incidents', decision.incident);
        break;
      case 'exclusion':
        if (decision.kind === 'change') {
          const { source, externalId } = decision.subject;
          const changes: { repository_id: number | null }[] = await trx(
            'changes',
          ).where({ source, external_id: externalId });
          // A commit's source is its repository.
          const own: { id: number }[] = await trx('repositories').where({
            name: source,
          });
          repositories.push(
            ...changes.flatMap(row => row.repository_id ?? []),
            ...own.map(row => row.id),
          );
        } else {
          await find(
            decision.kind === 'deployment' ? 'attempts' : 'incidents',
            decision.subject,
          );
        }
        break;
      default:
        await find('attempts', decision.deployment);
    }
  }
  return { targets, repositories };
}
