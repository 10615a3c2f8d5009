/** The bar above all pages that says of what they are, when, and by which definitions. */
export const viewMessages = {
  label: 'What is shown',
  organisation: 'Whole organisation',
  'organisation-inside': 'the whole organisation',
  default: 'As configured',
  scope: {
    label: 'Of',
    placeholder: 'Search groups, systems, components',
    yours: 'Yours and all',
    kinds: {
      group: 'Groups',
      domain: 'Domains',
      system: 'Systems',
      component: 'Components',
    },
  },
  window: {
    label: 'Window',
    last: 'Last {{days}} days',
    custom: 'From … to …',
    days: 'Days',
  },
  bucket: {
    label: 'Pieces',
    day: 'Days',
    week: 'Weeks',
    month: 'Months',
    quarter: 'Quarters',
  },
  more: {
    open: 'Definitions',
    changed: 'Definitions ({{chosen}} changed)',
    title: 'By which definitions',
    reset: 'Back to the default',
    close: 'Done',
  },
  start: {
    label: 'Lead time begins at',
    commit: 'The first commit, as DORA has it',
    merge: 'The merge',
  },
  bots: {
    label: 'Changes that bots made',
    include: 'Count',
    exclude: 'Do not count',
  },
  edition: {
    label: 'Levels by',
    report: 'The report of {{year}}',
    own: "The organisation's own targets",
  },
  environment: {
    label: 'Environment',
    hint: 'Empty for production, by whatever name.',
  },
  compare: 'Compare with the window before',
} as const;
