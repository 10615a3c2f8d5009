import type { Signal, SignalKind, SignalOf } from '@milepost/plugin-dora-node';
import type { Knex } from 'knex';
import { chunksOf, isAnyOf, upsertRows } from '../database/bulk';
import { mergeCommitSignals, type TouchedCommit } from '../database/commits';
import { mergeComponents } from '../database/components';
import { mergeCorrections } from '../database/corrections';
import {
  ARTIFACT_COLUMNS,
  ATTEMPT_COLUMNS,
  CHANGE_COLUMNS,
  INCIDENT_COLUMNS,
  readArtifactRow,
  readAttemptRow,
  readChangeRow,
  readIncidentRow,
  readRefMoveRow,
  REF_MOVE_COLUMNS,
  type AttemptRow,
  type ChangeRow,
  type IncidentRow,
} from '../database/factTables';
import { Interner } from '../database/Interner';
import { mergeMappings } from '../database/mappings';
import { mergeSubjects, type Touched } from '../database/subjects';
import { noteCommits, noteTargets } from '../database/notes';
import { valueOf } from '../merge/register';

/** What a batch of signals changed in the facts. */
export interface MergedBatch {
  commits: TouchedCommit[];
  changes: Touched<ChangeRow>[];
  attempts: Touched<AttemptRow>[];
  incidents: Touched<IncidentRow>[];
  /** Artifacts whose commit became known or another one. */
  artifacts: string[];
  /** Streams that gained or lost a target. */
  mappedStreams: number[];
  /** Components whose code is elsewhere than it was. */
  movedComponents: string[];
  corrections: SignalOf<'correction'>[];
}

/** Merges signals into the facts, within the caller's transaction. */
export async function mergeFacts(
  trx: Knex,
  signals: Signal[],
): Promise<MergedBatch> {
  const interner = new Interner(trx);
  const of = <K extends SignalKind>(kind: K) =>
    signals.filter((signal): signal is SignalOf<K> => signal.kind === kind);
  const whenAny = async <S, T>(
    list: S[],
    merge: (list: S[]) => Promise<T[]>,
  ): Promise<T[]> => (list.length === 0 ? [] : merge(list));

  const commits = await whenAny(of('commit'), list =>
    mergeCommitSignals(trx, list, interner),
  );
  await whenAny(of('ref'), list =>
    mergeSubjects(trx, {
      table: 'ref_moves',
      columns: REF_MOVE_COLUMNS,
      signals: list,
      read: readRefMoveRow,
      interner,
    }),
  );
  const artifacts = await whenAny(of('artifact'), list =>
    mergeSubjects(trx, {
      table: 'artifacts',
      columns: ARTIFACT_COLUMNS,
      signals: list,
      read: readArtifactRow,
      interner,
    }),
  );
  const changes = await whenAny(of('change'), list =>
    mergeSubjects(trx, {
      table: 'changes',
      columns: CHANGE_COLUMNS,
      signals: list,
      read: readChangeRow,
      interner,
    }),
  );
  const attempts = await whenAny(of('deployment'), list =>
    mergeSubjects(trx, {
      table: 'attempts',
      columns: ATTEMPT_COLUMNS,
      signals: list,
      read: readAttemptRow,
      interner,
    }),
  );
  await replaceAttemptArtifacts(trx, attempts);
  const incidents = await whenAny(of('incident'), list =>
    mergeSubjects(trx, {
      table: 'incidents',
      columns: INCIDENT_COLUMNS,
      signals: list,
      read: readIncidentRow,
      interner,
    }),
  );
  await noteCommits(trx, { commits, attempts, artifacts });
  await noteTargets(trx, attempts, artifacts);
  return {
    commits,
    changes,
    attempts,
    incidents,
    artifacts: artifacts.map(({ after }) => after.external_id),
    mappedStreams: await whenAny(of('mapping'), list =>
      mergeMappings(trx, list, interner),
    ),
    movedComponents: await whenAny(of('component'), list =>
      mergeComponents(trx, list, interner),
    ),
    corrections: await whenAny(of('correction'), list =>
      mergeCorrections(trx, list),
    ),
  };
}

async function replaceAttemptArtifacts(
  trx: Knex,
  attempts: Touched<AttemptRow>[],
): Promise<void> {
  const named = attempts.map(({ before, after }) => ({
    id: after.id,
    before: artifactsOf(before),
    after: artifactsOf(after),
  }));
  const changed = named.filter(
    each => each.before.join() !== each.after.join(),
  );
  for (const chunk of chunksOf(changed, 1_000)) {
    await trx('attempt_artifacts')
      .where(
        isAnyOf(
          trx,
          'attempt_id',
          chunk.map(({ id }) => id),
        ),
      )
      .delete();
  }
  await upsertRows(trx, {
    table: 'attempt_artifacts',
    columns: { attempt_id: 'integer', artifact: 'text' },
    rows: changed.flatMap(({ id, after }) =>
      after.map(artifact => ({ attempt_id: id, artifact })),
    ),
  });
}

function artifactsOf(row: { state: string } | undefined): string[] {
  const artifacts =
    row && valueOf<string[]>(JSON.parse(row.state), 'artifacts');
  return [...new Set(artifacts ?? [])].sort();
}
