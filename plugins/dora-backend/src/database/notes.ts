import type { Knex } from 'knex';
import { splitWords } from '../units/RepositoryFacts';
import { isAnyOf, upsertRows } from './bulk';
import type { TouchedCommit } from './commits';
import type { ArtifactRow, AttemptRow } from './factTables';
import type { Touched } from './subjects';

interface NamedCommit {
  repository_id: number;
  sha: string;
}

/**
 * Notes which commits were named before they are known: parents, copies' originals, and
 * what was deployed. The arrival of any other commit changes no result.
 */
export async function noteCommits(
  trx: Knex,
  batch: {
    commits: TouchedCommit[];
    attempts: Touched<AttemptRow>[];
    artifacts: Touched<ArtifactRow>[];
  },
): Promise<void> {
  const named = new Map<number, Set<string>>();
  const name = (repositoryId: number | null, sha: string | null) => {
    if (repositoryId !== null && sha !== null) {
      const shas = named.get(repositoryId) ?? new Set();
      named.set(repositoryId, shas.add(sha));
    }
  };
  for (const commit of batch.commits) {
    for (const sha of splitWords(
      [commit.parents, commit.copy_of].filter(Boolean).join(' '),
    )) {
      name(commit.repository_id, sha);
    }
    if (commit.parents === null) {
      name(commit.repository_id, commit.sha);
    }
  }
  for (const { after } of [...batch.attempts, ...batch.artifacts]) {
    name(after.repository_id, after.sha);
  }
  const rows: NamedCommit[] = [];
  for (const [repositoryId, shas] of named) {
    const known: { sha: string }[] = await trx('commits')
      .where({ repository_id: repositoryId })
      .where(isAnyOf(trx, 'sha', [...shas]))
      .select('sha');
    known.forEach(({ sha }) => shas.delete(sha));
    rows.push(...[...shas].map(sha => ({ repository_id: repositoryId, sha })));
  }
  await upsertRows<NamedCommit>(trx, {
    table: 'named_commits',
    columns: { repository_id: 'integer', sha: 'text' },
    conflict: ['repository_id', 'sha'],
    rows,
  });
}

/** Notes where commits of a repository are deployed to. */
export async function noteTargets(
  trx: Knex,
  attempts: Touched<AttemptRow>[],
  artifacts: Touched<ArtifactRow>[],
): Promise<void> {
  const rows = attempts.flatMap(({ after }) =>
    after.repository_id === null || after.target_id === null
      ? []
      : [{ repository_id: after.repository_id, target_id: after.target_id }],
  );
  if (attempts.length + artifacts.length > 0) {
    const built: { repository_id: number; target_id: number }[] = await trx(
      'attempt_artifacts',
    )
      .join('attempts', 'attempts.id', 'attempt_artifacts.attempt_id')
      .join('artifacts', 'artifacts.external_id', 'attempt_artifacts.artifact')
      .whereNotNull('attempts.target_id')
      .where(condition =>
        condition
          .where(
            isAnyOf(
              trx,
              'attempt_artifacts.artifact',
              artifacts.map(({ after }) => after.external_id),
            ),
          )
          .orWhere(
            isAnyOf(
              trx,
              'attempt_artifacts.attempt_id',
              attempts.map(({ after }) => after.id),
            ),
          ),
      )
      .distinct('artifacts.repository_id', 'attempts.target_id');
    rows.push(...built);
  }
  const unique = new Map(
    rows.map(row => [`${row.repository_id} ${row.target_id}`, row]),
  );
  await upsertRows(trx, {
    table: 'repository_targets',
    columns: { repository_id: 'integer', target_id: 'integer' },
    conflict: ['repository_id', 'target_id'],
    rows: [...unique.values()],
  });
}
