import { CorrectionDecision } from '@milepost/plugin-dora-common';

/** What a correction is about. */
export interface Subject {
  kind: 'deployment' | 'change' | 'incident';
  /** Of a direct commit it is the repository, and its id is the commit's. */
  source: string;
  externalId: string;
}

/** Everything that a decision names. */
export function subjectsOf(decision: CorrectionDecision): Subject[] {
  switch (decision.type) {
    case 'incident-link':
      return [
        { kind: 'incident', ...decision.incident },
        { kind: 'deployment', ...decision.deployment },
      ];
    case 'incident-cause':
      return [{ kind: 'incident', ...decision.incident }];
    case 'exclusion':
      return [{ kind: decision.kind, ...decision.subject }];
    default:
      return [{ kind: 'deployment', ...decision.deployment }];
  }
}
