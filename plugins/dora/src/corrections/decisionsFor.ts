import {
  CorrectionDecision,
  DeploymentRow,
} from '@milepost/plugin-dora-common';
import { deploymentSubject } from './decisions';

/** A decision that can be offered, and what it is called. */
export interface Offer {
  id:
    | 'failed'
    | 'not-failed'
    | 'rework'
    | 'not-rework'
    | 'leave-out'
    | 'take-in';
  decision: CorrectionDecision;
}

/** What a person may say of a deployment: always the opposite of what it counts as. */
export function decisionsFor(deployment: DeploymentRow): Offer[] {
  const subject = deploymentSubject(deployment);
  const exclusion: Offer = {
    id: deployment.excludedBy === null ? 'leave-out' : 'take-in',
    decision: {
      type: 'exclusion',
      kind: 'deployment',
      subject,
      excluded: deployment.excludedBy === null,
    },
  };
  // What never reached production, or is left out, is in none of the numbers.
  if (deployment.class === 'failed_attempt') {
    return [];
  }
  if (deployment.excludedBy !== null) {
    return [exclusion];
  }
  return [
    {
      id: deployment.failed ? 'not-failed' : 'failed',
      decision: {
        type: 'failure',
        deployment: subject,
        failed: !deployment.failed,
      },
    },
    {
      id: deployment.rework ? 'not-rework' : 'rework',
      decision: {
        type: 'rework',
        deployment: subject,
        rework: !deployment.rework,
      },
    },
    exclusion,
  ];
}
