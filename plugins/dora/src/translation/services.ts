/** The table of services. */
export const servicesMessages = {
  title: 'Services of {{scope}}',
  service: 'Service',
  metric: 'Metric',
  short: {
    'deployment-frequency': 'Frequency',
    'change-lead-time': 'Lead time',
    'failed-deployment-recovery-time': 'Recovery time',
    'change-fail-rate': 'Fail rate',
    'deployment-rework-rate': 'Rework rate',
  },
  n: 'n = {{n}}',
  coverage: '{{percent}} known',
  none: 'No service of this scope has a production deployment.',
  arriving:
    '{{known}} of {{total}} services are here. They can be sorted by a number when all are.',
} as const;
