/** A pull request, as results are computed from it. */
export interface ChangeFact {
  id: number;
  source: string;
  externalId: string;
  createdAt: number | null;
  readyAt: number | null;
  firstReviewAt: number | null;
  lastApprovalAt: number | null;
  mergedAt: number | null;
  committedAt: number | null;
  headRef: string | null;
  headSha: string | null;
  mergeSha: string | null;
  ownCommits: { sha: string; authoredAt: number | null }[];
  landedCommits: string[];
  labels: string[];
  closesIncidents: string[];
  author: string | null;
  title: string | null;
  isBot: boolean;
  isDeleted: boolean;
}
