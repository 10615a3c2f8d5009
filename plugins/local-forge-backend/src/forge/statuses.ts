import { CommitStatusRow } from '../store';

/** The latest status of each context, from statuses that are sorted newest first. */
export function latestStatuses(statuses: CommitStatusRow[]): CommitStatusRow[] {
  const seen = new Set<string>();
  return statuses.filter(({ context }) => {
    const first = !seen.has(context);
    seen.add(context);
    return first;
  });
}

/** What the latest statuses of a commit say together. */
export function combineStatuses(
  statuses: Pick<CommitStatusRow, 'state'>[],
): 'failure' | 'pending' | 'success' {
  if (statuses.some(({ state }) => state === 'error' || state === 'failure')) {
    return 'failure';
  }
  return statuses.length && statuses.every(({ state }) => state === 'success')
    ? 'success'
    : 'pending';
}
