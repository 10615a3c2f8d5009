import {
  CorrectionDecision,
  CorrectionSubject,
  DeploymentKey,
} from '@milepost/plugin-dora-common';

/** What a correction of a deployment, or of an incident, has to name. */
export function deploymentSubject({
  source,
  id,
}: Pick<DeploymentKey, 'source' | 'id'>): CorrectionSubject {
  return { source, externalId: id };
}

/** What a decision is about: of two with the same topic only one can hold. */
export function topicOf(decision: CorrectionDecision): string {
  const key = ({ source, externalId }: CorrectionSubject) => [
    source,
    externalId,
  ];
  switch (decision.type) {
    case 'incident-link':
      return JSON.stringify([
        decision.type,
        ...key(decision.incident),
        ...key(decision.deployment),
      ]);
    case 'incident-cause':
      return JSON.stringify([decision.type, ...key(decision.incident)]);
    case 'exclusion':
      return JSON.stringify([
        decision.type,
        decision.kind,
        ...key(decision.subject),
      ]);
    default:
      return JSON.stringify([decision.type, ...key(decision.deployment)]);
  }
}

/** What was decided; null where it was given back to the computation. */
export function valueOf(decision: CorrectionDecision): boolean | string | null {
  switch (decision.type) {
    case 'failure':
      return decision.failed;
    case 'incident-link':
      return decision.linked;
    case 'incident-cause':
      return decision.cause;
    case 'rework':
      return decision.rework;
    default:
      return decision.excluded;
  }
}

/** The decision that leaves the same question to the computation again. */
export function giveBack(decision: CorrectionDecision): CorrectionDecision {
  switch (decision.type) {
    case 'failure':
      return {
        type: decision.type,
        deployment: decision.deployment,
        failed: null,
      };
    case 'incident-link':
      return { ...decision, linked: null };
    case 'incident-cause':
      return { ...decision, cause: null };
    case 'rework':
      return { ...decision, rework: null };
    default:
      return { ...decision, excluded: null };
  }
}
