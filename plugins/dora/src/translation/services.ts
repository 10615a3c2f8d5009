/** The table of services. */
export const servicesMessages = {
  title: 'Services of {{scope}}',
  service: 'Service',
  metric: 'Metric',
  n: 'n = {{n}}',
  coverage: '{{percent}} known',
  none: 'No service of this scope has a production deployment.',
  arriving:
    '{{known}} of {{total}} services are here. They can be sorted by a number when all are.',
} as const;
