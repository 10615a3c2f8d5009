import type { SignalOf } from '@milepost/plugin-dora-node';
import type { Knex } from 'knex';
import {
  mergeCommits,
  readCommit,
  type CommitFact,
} from '../merge/mergeCommit';
import { canonicalJson } from '../merge/register';
import { isAnyOf, upsertRows } from './bulk';
import { COMMIT_COLUMNS } from './factTables';
import type { Interner } from './Interner';

/** A commit that a batch changed. */
export interface TouchedCommit extends CommitFact {
  id: number;
  repository_id: number;
  /** Whether something was stored of it before. */
  wasKnown: boolean;
}

type StoredCommit = CommitFact & { id: number };

/** Merges commits, repository by repository. */
export async function mergeCommitSignals(
  trx: Knex,
  signals: SignalOf<'commit'>[],
  interner: Interner,
): Promise<TouchedCommit[]> {
  await interner.prepare(
    signals.map(signal => signal.repository),
    [],
  );
  const byRepository = new Map<number, Map<string, CommitFact>>();
  for (const signal of signals) {
    const repositoryId = interner.repository(signal.repository);
    const commits = byRepository.get(repositoryId) ?? new Map();
    byRepository.set(repositoryId, commits);
    const fact = readCommit(signal);
    const known = commits.get(fact.sha);
    commits.set(fact.sha, known ? mergeCommits(known, fact) : fact);
  }
  const touched: TouchedCommit[] = [];
  for (const [repositoryId, commits] of byRepository) {
    const stored = await readCommits(trx, repositoryId, [...commits.keys()]);
    const rows = [...commits.values()].flatMap(fact => {
      const known = stored.get(fact.sha);
      const merged = known ? mergeCommits(known, fact) : fact;
      const isSame =
        known !== undefined &&
        canonicalJson(mergeCommits(known, known)) === canonicalJson(merged);
      return isSame ? [] : [{ ...merged, repository_id: repositoryId }];
    });
    await upsertRows(trx, {
      table: 'commits',
      columns: COMMIT_COLUMNS,
      conflict: ['repository_id', 'sha'],
      rows,
    });
    const ids = await readCommits(
      trx,
      repositoryId,
      rows.map(row => row.sha),
    );
    for (const row of rows) {
      const wasKnown = stored.has(row.sha);
      touched.push({ ...row, id: ids.get(row.sha)!.id, wasKnown });
    }
  }
  return touched;
}

async function readCommits(
  trx: Knex,
  repositoryId: number,
  shas: string[],
): Promise<Map<string, StoredCommit>> {
  if (shas.length === 0) {
    return new Map();
  }
  const rows = await trx('commits')
    .where({ repository_id: repositoryId })
    .where(isAnyOf(trx, 'sha', shas));
  return new Map(rows.map(row => [row.sha, normalise(row)]));
}

/** Drivers differ in how they give large numbers and truth values. */
export function normalise(row: {
  [C in keyof StoredCommit]: StoredCommit[C];
}): StoredCommit {
  const time = (at: number | null) => (at === null ? null : Number(at));
  return {
    id: row.id,
    sha: row.sha,
    parents: row.parents,
    authored_at: time(row.authored_at),
    committed_at: time(row.committed_at),
    author: row.author,
    is_bot: row.is_bot === null ? null : Boolean(row.is_bot),
    title: row.title,
    copy_of: row.copy_of,
    reverts: row.reverts,
    patch_id: row.patch_id,
    paths: row.paths,
  };
}
