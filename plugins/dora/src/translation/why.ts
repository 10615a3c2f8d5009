/** Why a deployment counts as it does. */
export const whyMessages = {
  title: 'Why this deployment counts as it does',
  opens: 'Open where it was reported',
  steps: 'How it came to this',
  counts: {
    title: 'Counted in',
    yes: 'counts',
    no: 'does not count',
  },
  evidence: {
    title: 'Evidence of failure',
    none: 'None was found.',
    at: '{{method}}, {{at}}',
    confidence: 'Confidence: {{confidence}}',
    recovered: 'Remedied {{at}}',
    rule: 'Rule {{rule}}',
  },
  method: {
    rollback: 'A rollback took it back',
    revert: 'What it brought was reverted',
    hotfix: 'A hotfix came soon after',
    declared: 'A later deployment says that it fixes it',
    partial: 'A region of it failed',
    incident: 'An incident belongs to it',
    manual: 'A person says so',
  },
  incidents: {
    title: 'Incidents of this deployment',
    none: 'None.',
    from: '{{from}} to {{to}}',
    open: 'since {{from}}, still open',
  },
  changes: {
    title: 'Changes that it shipped first',
    none: 'None.',
    more: 'See all of them',
  },
  left: {
    title: 'What was left out',
    none: 'Nothing.',
    deployment: 'The deployment itself, by {{by}}: it is in no metric.',
    unknown_one: '{{count}} change, as its lead time is not known.',
    unknown_other: '{{count}} changes, as their lead time is not known.',
    excluded_one: '{{count}} change, by a rule or a person.',
    excluded_other: '{{count}} changes, by a rule or a person.',
    incidents_one: '{{count}} incident, as a person said that it was not this.',
    incidents_other:
      '{{count}} incidents, as a person said that they were not this.',
  },
  decisions: {
    title: 'What people decided',
    none: 'Nobody has corrected anything here.',
    holds: 'holds',
    replaced: 'replaced by a later decision',
    'given-back': 'the computation decides',
  },
  decision: {
    failure: {
      yes: 'It failed.',
      no: 'It did not fail.',
      back: 'Whether it failed was given back to the computation.',
    },
    rework: {
      yes: 'It was rework.',
      no: 'It was no rework.',
      back: 'Whether it was rework was given back to the computation.',
    },
    'incident-link': {
      yes: 'Incident {{id}} was caused by deployment {{of}}.',
      no: 'Incident {{id}} was not caused by deployment {{of}}.',
      back: 'Whose incident {{id}} is was given back to the computation.',
    },
    'incident-cause': {
      yes: 'The cause of incident {{id}} is: {{cause}}.',
      no: 'The cause of incident {{id}} is: {{cause}}.',
      back: 'The cause of incident {{id}} was given back to the computation.',
    },
    exclusion: {
      yes: '{{id}} is left out.',
      no: '{{id}} is taken in.',
      back: 'Whether {{id}} counts was given back to the computation.',
    },
  },
  correct: {
    title: 'Is something wrong here?',
    text: 'A correction keeps your name and reason, and can be taken back.',
    failed: 'It failed',
    'not-failed': 'It did not fail',
    rework: 'It was rework, such as a hotfix',
    'not-rework': 'It was no rework',
    'leave-out': 'Leave it out',
    'take-in': 'Take it back in',
    unlink: 'Not caused by this deployment',
    'give-back': 'Give the decision back to the computation',
    'unlink-of': 'Incident {{id}} was not caused by this deployment',
    'leave-out-of': 'Leave change {{id}} out',
    'take-in-of': 'Take change {{id}} back in',
    'give-back-of': 'Give back: {{decision}}',
    reason: 'Reason',
    'reason-hint':
      'Others will read it: what happened, and how you know. No names of people.',
    'reason-missing': 'Say why, so that others can follow it.',
    'reason-long': 'Keep it below {{most}} characters.',
    happens: 'What will happen',
    save: 'Correct it',
    cancel: 'Cancel',
    refused: 'This was not taken in: {{message}}',
    pending: 'Taken in. The numbers are being computed anew …',
    done: 'Done: this is what holds now.',
    unseen:
      'Your correction was taken in, but what follows from it can’t be seen yet. It will be computed as soon as the portal gets to it.',
    look: 'Look again',
  },
  consequence: {
    failed:
      'It will count as failed in the change fail rate, and as recovered with the next new deployment unless there is better evidence.',
    'failed-uncounted':
      'It will count as failed in the recovery time. In the change fail rate it does not count, as rollbacks and redeployments do not.',
    'not-failed':
      'It will no longer count as failed, neither in the change fail rate nor in the recovery time. The evidence stays on record.',
    rework: 'It will count in the deployment rework rate.',
    'rework-uncounted':
      'It will be marked as rework, but as a redeployment it is in no rate.',
    'not-rework': 'It will no longer count in the deployment rework rate.',
    'deployment-out':
      'It will be in no metric any more. It stays in the lists, marked as left out.',
    'deployment-in': 'It will count again in all metrics it belongs to.',
    'change-out':
      'Its lead time will not count any more. It stays in the lists, marked as left out.',
    'change-in': 'Its lead time will count again.',
    'incident-out': 'The incident will belong to no deployment.',
    'incident-in': 'The incident will be linked by the computation again.',
    linked: 'The incident will show that this deployment failed.',
    unlinked:
      'The incident will no longer belong to this deployment, which does not count as failed anyway.',
    'unlinked-recovers':
      'The incident will no longer belong to this deployment, which will then not count as failed: there is no other evidence.',
    'unlinked-failed':
      'The incident will no longer belong to this deployment, which still counts as failed by other evidence.',
    cause: 'The incident will be linked by this cause.',
    'given-back':
      'The computation will decide again, by the evidence and the rules.',
  },
} as const;
