import {
  CorrectionDecision,
  CorrectionSubject,
  Explanation,
} from '@milepost/plugin-dora-common';
import { valueOf } from './decisions';
import { standingOf } from './standingOf';

/** What a decision leads to, as the id of a sentence. */
export type Consequence =
  | 'failed'
  | 'failed-uncounted'
  | 'not-failed'
  | 'rework'
  | 'rework-uncounted'
  | 'not-rework'
  | 'deployment-out'
  | 'deployment-in'
  | 'change-out'
  | 'change-in'
  | 'incident-out'
  | 'incident-in'
  | 'linked'
  | 'unlinked'
  | 'unlinked-recovers'
  | 'unlinked-failed'
  | 'cause'
  | 'given-back';

/** What will happen if a decision is taken, before it is. */
export function consequenceOf(
  decision: CorrectionDecision,
  explanation: Explanation,
): Consequence {
  if (valueOf(decision) === null) {
    return 'given-back';
  }
  const { countsIn } = explanation;
  switch (decision.type) {
    case 'failure':
      if (!decision.failed) {
        return 'not-failed';
      }
      return countsIn['change-fail-rate'] ? 'failed' : 'failed-uncounted';
    case 'rework':
      if (!decision.rework) {
        return 'not-rework';
      }
      return countsIn['deployment-rework-rate'] ? 'rework' : 'rework-uncounted';
    case 'exclusion':
      return `${decision.kind}-${decision.excluded ? 'out' : 'in'}`;
    case 'incident-cause':
      return 'cause';
    default:
      return decision.linked
        ? 'linked'
        : unlinking(decision.incident, explanation);
  }
}

/** Whether the deployment still counts as failed once an incident is none of its. */
function unlinking(
  incident: CorrectionSubject,
  { deployment, evidence, corrections }: Explanation,
): Consequence {
  if (!deployment.failed) {
    return 'unlinked';
  }
  const isDecided = standingOf(corrections).some(
    ({ correction, standing }) =>
      standing === 'holds' &&
      correction.decision.type === 'failure' &&
      correction.decision.failed,
  );
  // As the backend writes the incident that is evidence.
  const named = `${incident.source}:${incident.externalId}`;
  const remaining = evidence.some(
    found => found.method !== 'incident' || found.evidence !== named,
  );
  return isDecided || remaining ? 'unlinked-failed' : 'unlinked-recovers';
}
