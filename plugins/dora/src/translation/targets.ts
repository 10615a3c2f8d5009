/** What a scope wants its metrics to be. */
export const targetsMessages = {
  open: 'Targets',
  title: 'Targets',
  text: 'Leave a field empty for no target. Numbers are compared with targets by the default definitions only. When a trend crosses one, the owners are told, at most once a week.',
  label: {
    'deployment-frequency': '{{metric}}: at least, in deployments a day',
    'change-lead-time': '{{metric}}: at most, in hours',
    'failed-deployment-recovery-time': '{{metric}}: at most, in hours',
    'change-fail-rate': '{{metric}}: at most, in percent',
    'deployment-rework-rate': '{{metric}}: at most, in percent',
  },
  set: 'Set by {{by}}, {{at}}',
  save: 'Save',
  cancel: 'Cancel',
  'no-number': 'Enter a number above 0, such as 1.5.',
  'too-much': 'Enter at most 100.',
  refused: 'This was not taken: {{message}}',
} as const;
