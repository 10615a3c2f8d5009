import { DeploymentRow, Evidence } from '@milepost/plugin-dora-common';

const CLASSES: Record<DeploymentRow['class'], string> = {
  normal: 'it brought something new',
  redeploy: 'it brought what ran already',
  rollback: 'it brought back something older that had run before',
  remediation: 'it fixed a deployment that had failed',
  failed_attempt: 'it never reached production',
};

/** Tells in words how a deployment came to count as it does. */
export function stepsOf(
  deployment: DeploymentRow,
  evidence: readonly Evidence[],
): string[] {
  return [
    `Reported by ${deployment.source} as '${deployment.id}', finished at ${deployment.finishedAt}.`,
    `Its class is '${deployment.class}': ${CLASSES[deployment.class]}.`,
    frequencyStep(deployment),
    changesStep(deployment),
    ...evidence.map(
      ({ method, confidence, at, rule, evidence: shown }) =>
        `Evidence of failure by '${method}' at ${at}, confidence ${confidence}: ${shown} (rule ${rule}).`,
    ),
    failureStep(deployment, evidence.length > 0),
    deployment.rework
      ? `It is rework: ${deployment.reworkReason}.`
      : 'It is not rework.',
  ];
}

function frequencyStep({ counted, excludedBy }: DeploymentRow): string {
  if (excludedBy !== null) {
    return `It is excluded from all metrics by ${excludedBy}.`;
  }
  return counted
    ? 'It counts in deployment frequency.'
    : 'It does not count in deployment frequency.';
}

function changesStep({
  changes,
  first,
  unknownChanges,
}: DeploymentRow): string {
  if (first) {
    return 'It is the first deployment known of this component here: what it brought has no lead time.';
  }
  return unknownChanges > 0
    ? `It first shipped ${changes} changes; of ${unknownChanges} of them the lead time is not known.`
    : `It first shipped ${changes} changes.`;
}

function failureStep(
  { failed, recoveredAt, provisionalUntil }: DeploymentRow,
  hasEvidence: boolean,
): string {
  if (failed) {
    return recoveredAt === null
      ? 'It failed, and nothing has remedied it so far.'
      : `It failed; remedied at ${recoveredAt}.`;
  }
  if (hasEvidence) {
    return 'It does not count as failed, by a correction.';
  }
  return `It did not fail; until ${provisionalUntil} evidence may still be found.`;
}
