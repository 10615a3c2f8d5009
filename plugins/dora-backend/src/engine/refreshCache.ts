import type { Knex } from 'knex';
import { isAnyOf } from '../database/bulk';
import { FactReader, toChangeFact } from '../database/FactReader';
import type { FactCache } from './FactCache';
import type { MergedBatch } from './FactMerger';
import type { Affected } from './findAffectedStreams';

/** Brings what is in memory up to the facts that a batch changed. */
export async function refreshCache(
  trx: Knex,
  cache: FactCache,
  { batch, affected }: { batch: MergedBatch; affected: Affected },
): Promise<void> {
  for (const commit of batch.commits) {
    cache.repositories.get(commit.repository_id)?.addCommit(commit);
  }
  for (const { before, after } of batch.changes) {
    if (before && before.repository_id !== after.repository_id) {
      // It never happens in a sane forge, so reading all anew is good enough.
      cache.clear();
      return;
    }
    if (after.repository_id !== null) {
      const repository = cache.repositories.get(after.repository_id);
      repository?.units.setChange(toChangeFact(after));
    }
  }
  if (batch.corrections.length > 0) {
    cache.forgetCorrections();
  }
  cache.forgetStreams(affected.reread);
  const reader = new FactReader(trx);
  const streams = await streamsByTarget(trx, [...cache.streams.keys()]);
  const attempts = await reader.readAttempts('id', affected.attempts);
  for (const attempt of attempts) {
    for (const stream of streams.get(attempt.targetId) ?? []) {
      cache.streams.get(stream)?.facts.attempts.set(attempt.id, attempt);
    }
  }
  const incidents = await reader.readIncidents(
    'id',
    batch.incidents.map(({ after }) => after.id),
  );
  for (const { targetId, incident } of incidents) {
    for (const stream of streams.get(targetId) ?? []) {
      cache.streams.get(stream)?.facts.incidents.set(incident.id, incident);
    }
  }
}

async function streamsByTarget(
  trx: Knex,
  streams: number[],
): Promise<Map<number, number[]>> {
  const rows: { target_id: number; stream_id: number }[] = await trx(
    'target_streams',
  ).where(isAnyOf(trx, 'stream_id', streams));
  const byTarget = new Map<number, number[]>();
  for (const { target_id: target, stream_id: stream } of rows) {
    byTarget.set(target, [...(byTarget.get(target) ?? []), stream]);
  }
  return byTarget;
}
