/** The first page: charts, stages, timeline. */
export const overviewMessages = {
  what: {
    'deployment-frequency':
      'How often something was successfully deployed to production. What ran already and is deployed again does not count.',
    'change-lead-time':
      'From a change being committed to the first production deployment that contains it.',
    'failed-deployment-recovery-time':
      'From a deployment that failed in production to its remedy. Each dot is a failure; arrows are still open.',
    'change-fail-rate':
      'Production deployments that needed immediate intervention. Hatched: some are so young that they may yet turn out failed.',
    'deployment-rework-rate':
      'Production deployments that were not planned and were made because of an incident.',
  },
  chart: {
    lead: 'Change lead time of {{scope}}',
    median: 'Median',
    'middle-half': 'Middle half of the changes',
    p90: 'Nine of ten changes are faster',
    frequency: 'Deployments of {{scope}} by kind',
    days: 'Deployments of {{scope}} by day',
    deployments_one: '{{count}} deployment',
    deployments_other: '{{count}} deployments',
    kinds: {
      normal: 'Planned',
      fix: 'Fixes of a failure',
      rollback: 'Rollbacks',
    },
    fail: {
      label: 'Failed deployments of {{scope}}',
      rest: 'Did not fail',
      part: 'Failed',
    },
    rework: {
      label: 'Unplanned deployments of {{scope}}',
      rest: 'Planned',
      part: 'Unplanned',
    },
    recovery: 'Recovery from failed deployments of {{scope}}',
  },
  recovery: {
    recovered: 'Recovered {{at}}',
    open: 'Not recovered yet',
    more: 'The latest {{shown}} are shown; the details have all of them.',
  },
  stages: {
    title: 'Where the lead time goes',
    how: 'Shares of the summed time of all changes, as medians of parts do not add up.',
    unknown:
      'No stage is known: stages come from pull requests, so connect the forge whose pull requests bring these changes.',
    changes_one: 'known of {{count}} change',
    changes_other: 'known of {{count}} changes',
    coding: 'Coding',
    pickup: 'Waiting for a review',
    review: 'Review',
    merge: 'Waiting for the merge',
    wait: 'Waiting for the deployment',
    deploy: 'Deployment',
  },
  timeline: {
    title: 'What happened when',
    label: 'Deployments, failures, fixes and incidents of {{scope}}',
    empty: 'Nothing was deployed and no incident was reported in this window.',
    latest: 'Only the latest {{shown}} deployments, since {{since}}.',
    changes_one: '{{count}} change',
    changes_other: '{{count}} changes',
    kinds: {
      deployment: 'Deployments',
      failure: 'Failures',
      fix: 'Fixes',
      incident: 'Incidents',
    },
  },
} as const;
