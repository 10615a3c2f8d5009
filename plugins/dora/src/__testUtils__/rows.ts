import {
  ChangeRow,
  CorrectionRow,
  DeploymentRow,
  Explanation,
  IncidentRow,
} from '@milepost/plugin-dora-common';

const NAME = {
  component: 'component:default/shop',
  environment: 'production',
} as const;

/** A deployment that failed and was recovered from. */
export const failedDeployment: DeploymentRow = {
  ...NAME,
  source: 'github',
  id: '4711',
  repository: 'github.com/acme/shop',
  sha: 'a3cca2b2aa1e3b5b3b5aad99a8529074f3c8f5a1',
  url: 'https://forge.example/acme/shop/deployments/4711',
  class: 'normal',
  startedAt: '2026-03-02T09:58:00.000Z',
  finishedAt: '2026-03-02T10:00:00.000Z',
  counted: true,
  first: false,
  changes: 3,
  unknownChanges: 1,
  failed: true,
  failureConfidence: 'medium',
  recoveredAt: '2026-03-02T12:30:00.000Z',
  provisionalUntil: '2026-03-03T10:00:00.000Z',
  rework: false,
  reworkReason: null,
  excludedBy: null,
};

/** A deployment so young that a failure may yet be found. */
export const youngDeployment: DeploymentRow = {
  ...failedDeployment,
  id: '4712',
  sha: null,
  url: null,
  failed: false,
  failureConfidence: null,
  recoveredAt: null,
  provisionalUntil: '2999-01-01T00:00:00.000Z',
};

/** The incident that shows that {@link failedDeployment} failed. */
export const incident: IncidentRow = {
  ...NAME,
  source: 'pagerduty',
  id: 'P1',
  title: 'Checkout answers slowly',
  url: 'https://pager.example/P1',
  severity: 'high',
  startedAt: '2026-03-02T10:30:00.000Z',
  resolvedAt: '2026-03-02T12:30:00.000Z',
  cause: 'unknown',
  deployment: { source: 'github', id: '4711' },
  method: 'window',
  confidence: 'medium',
  reason: 'It began soon after the deployment.',
  rule: 'failure.incident@3',
};

/** A change that {@link failedDeployment} shipped. */
export const change: ChangeRow = {
  ...NAME,
  unit: 'pull-request',
  repository: 'github.com/acme/shop',
  id: '17',
  subject: { source: 'github', externalId: 'acme/shop#17' },
  title: 'Round prices',
  url: 'https://forge.example/acme/shop/pull/17',
  committedAt: '2026-03-01T10:00:00.000Z',
  deployedAt: '2026-03-02T10:00:00.000Z',
  leadSeconds: 86_400,
  mergeLeadSeconds: 3_600,
  stages: {
    coding: 60,
    pickup: null,
    review: null,
    merge: null,
    wait: null,
    deploy: 120,
  },
  flags: ['bot'],
  excludedBy: null,
  deployment: { source: 'github', id: '4711' },
};

/** What somebody decided about the incident. */
export const unlinked: CorrectionRow = {
  id: 'c1',
  at: '2026-03-04T08:00:00.000Z',
  by: 'user:default/noor',
  reason: 'The vendor was down',
  type: 'incident-link',
  decision: {
    type: 'incident-link',
    incident: { source: 'pagerduty', externalId: 'P1' },
    deployment: { source: 'github', externalId: '4711' },
    linked: false,
  },
};

/** Why {@link failedDeployment} counts as it does. */
export const explanation: Explanation = {
  deployment: failedDeployment,
  steps: [
    "Reported by github as '4711', finished at 2026-03-02T10:00:00.000Z.",
    'It counts in deployment frequency.',
  ],
  countsIn: {
    'deployment-frequency': true,
    'change-lead-time': true,
    'failed-deployment-recovery-time': true,
    'change-fail-rate': true,
    'deployment-rework-rate': true,
  },
  evidence: [
    {
      method: 'incident',
      evidence: 'pagerduty:P1',
      confidence: 'medium',
      at: '2026-03-02T10:30:00.000Z',
      recoveredAt: '2026-03-02T12:30:00.000Z',
      rule: 'failure.incident@3',
    },
  ],
  incidents: [incident],
  changes: [change],
  moreChanges: true,
  corrections: [],
  rulesHash: 'abc',
};

/** What holds once {@link unlinked} is computed. */
export const afterUnlinking: Explanation = {
  ...explanation,
  deployment: {
    ...failedDeployment,
    failed: false,
    failureConfidence: null,
    recoveredAt: null,
  },
  countsIn: {
    ...explanation.countsIn,
    'failed-deployment-recovery-time': false,
  },
  evidence: [],
  incidents: [],
  corrections: [unlinked],
};
