import { readBranch, Sha } from '../git';
import { IssueRow, PullRequestRow } from '../store';
import { Repository } from './Forge';

/** A pull request: what it shares with issues, and what it has beyond. */
export interface PullRequest {
  issue: IssueRow;
  pull: PullRequestRow;
}

/** The tips of a pull request's branches as they are now, or as they were at its end. */
export async function pullTips(
  { git }: Repository,
  { issue, pull }: PullRequest,
): Promise<{ base: Sha; head: Sha }> {
  if (issue.state === 'closed') {
    return { base: pull.base_sha, head: pull.head_sha };
  }
  const base = await readBranch(git, pull.base_ref);
  return { base: base ?? pull.base_sha, head: pull.head_sha };
}
