import { Explanation } from '@milepost/plugin-dora-common';
import { standingOf } from '../../corrections';

/** What a deployment brought or met, and does not count. */
export interface LeftOut {
  /** The rule or correction that takes out the deployment itself. */
  deployment: string | null;
  unknownChanges: number;
  excludedChanges: number;
  /** Incidents that a person took away from it. */
  incidents: number;
}

/** Finds what was left out of the metrics. */
export function leftOut(explanation: Explanation): LeftOut {
  const { deployment, changes, corrections } = explanation;
  return {
    deployment: deployment.excludedBy,
    unknownChanges: deployment.unknownChanges,
    excludedChanges: changes.filter(({ excludedBy }) => excludedBy !== null)
      .length,
    incidents: standingOf(corrections).filter(
      ({ correction: { decision }, standing }) =>
        standing === 'holds' &&
        decision.type === 'incident-link' &&
        decision.linked === false &&
        decision.deployment.source === deployment.source &&
        decision.deployment.externalId === deployment.id,
    ).length,
  };
}
