import type { SignalOf } from '@milepost/plugin-dora-node';
import { compareText } from './register';
import { nameOfActor } from './readChange';

/** What is known of a commit; `null` is not known yet. */
export interface CommitFact {
  sha: string;
  parents: string | null;
  authored_at: number | null;
  committed_at: number | null;
  author: string | null;
  is_bot: boolean | null;
  title: string | null;
  copy_of: string | null;
  reverts: string | null;
  patch_id: string | null;
  paths: string | null;
}

/** Reads the facts that one signal states. */
export function readCommit(signal: SignalOf<'commit'>): CommitFact {
  return {
    sha: signal.sha,
    parents: signal.parents?.join(' ') ?? null,
    authored_at: signal.authoredAt ?? null,
    committed_at: signal.committedAt ?? null,
    author: nameOfActor(signal.author),
    is_bot: signal.author?.bot ?? null,
    title: signal.title ?? null,
    copy_of: signal.copyOf?.join(' ') ?? null,
    reverts: signal.reverts?.join(' ') ?? null,
    patch_id: signal.patchId ?? null,
    paths: signal.paths?.join('\n') ?? null,
  };
}

/**
 * Joins what two sources know of a commit. They can't truly contradict each other, as
 * the id fixes the content; should they all the same, the greater value holds, so that
 * the order in which they spoke does not matter.
 */
export function mergeCommits(a: CommitFact, b: CommitFact): CommitFact {
  return {
    sha: a.sha,
    parents: greater(a.parents, b.parents),
    authored_at: greater(a.authored_at, b.authored_at),
    committed_at: greater(a.committed_at, b.committed_at),
    author: greater(a.author, b.author),
    is_bot: greater(a.is_bot, b.is_bot),
    title: greater(a.title, b.title),
    copy_of: greater(a.copy_of, b.copy_of),
    reverts: greater(a.reverts, b.reverts),
    patch_id: greater(a.patch_id, b.patch_id),
    paths: greater(a.paths, b.paths),
  };
}

function greater<T extends string | number | boolean>(
  a: T | null,
  b: T | null,
): T | null {
  if (a === null || b === null) {
    return a ?? b;
  }
  if (typeof a === 'string' && typeof b === 'string') {
    return compareText(a, b) >= 0 ? a : b;
  }
  return a >= b ? a : b;
}
