/** What a correction is about, by the names of its source. */
export interface CorrectionSubject {
  source: string;
  externalId: string;
}

/**
 * What a person decides against the computation. `null` gives the decision back to it.
 * Of several of the same thing the latest holds; all are kept.
 */
export type CorrectionDecision =
  | {
      type: 'failure';
      deployment: CorrectionSubject;
      failed: boolean | null;
      /** Milliseconds since 1970. */
      recoveredAt?: number;
    }
  | {
      type: 'incident-link';
      incident: CorrectionSubject;
      deployment: CorrectionSubject;
      linked: boolean | null;
    }
  | {
      type: 'incident-cause';
      incident: CorrectionSubject;
      cause: 'change' | 'other' | 'unknown' | null;
    }
  | { type: 'rework'; deployment: CorrectionSubject; rework: boolean | null }
  | {
      type: 'exclusion';
      kind: 'deployment' | 'change' | 'incident';
      subject: CorrectionSubject;
      excluded: boolean | null;
    };

/** A manual correction. */
export interface CorrectionRequest {
  reason: string;
  decision: CorrectionDecision;
}

/** What a person decided about something. */
export interface CorrectionRow {
  id: string;
  at: string;
  by: string;
  reason: string;
  type: CorrectionDecision['type'];
  decision: CorrectionDecision;
}
