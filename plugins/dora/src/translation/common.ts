/** What more than one page says. */
export const commonMessages = {
  resource: {
    loading: 'Loading',
    slow: 'This takes longer than usual. It goes on.',
    updating: 'Updating; what is shown is still what you asked before.',
    failed: { title: 'This could not be loaded', text: '' },
    forbidden: {
      title: 'You may not see this',
      text: 'Who may is decided by the permission policy of the portal, which its operators keep.',
    },
    unreachable: {
      title: 'The portal cannot be reached',
      text: 'Nothing answers: the connection may be gone, or the backend may be starting. What you asked for is in the address and is not lost.',
    },
    unavailable: {
      title: 'The backend cannot answer now',
      text: 'It may be starting, or busy. Try again in a minute.',
    },
    retry: 'Try again',
  },
  format: {
    duration: { d: '{{n}} d', h: '{{n}} h', min: '{{n}} min', s: '{{n}} s' },
    rate: {
      none: 'none',
      day: '{{n}} a day',
      week: '{{n}} a week',
      month: '{{n}} a month',
      year: '{{n}} a year',
    },
    percent: '{{n}} %',
  },
  metric: {
    'deployment-frequency': 'Deployment frequency',
    'change-lead-time': 'Change lead time',
    'failed-deployment-recovery-time': 'Failed deployment recovery time',
    'change-fail-rate': 'Change fail rate',
    'deployment-rework-rate': 'Deployment rework rate',
  },
  tile: {
    label: 'The five metrics',
    rows: '{{metric}}: {{value}}. Show what it is made from',
    trend: 'Trend of {{metric}}',
    sources: 'Sources that could say: {{sources}}.',
    n: {
      'deployment-frequency_one': '{{count}} deployment',
      'deployment-frequency_other': '{{count}} deployments',
      'change-lead-time_one': 'The only change',
      'change-lead-time_other': 'Median of {{count}} changes',
      'failed-deployment-recovery-time_one':
        'The only failed deployment that was recovered from',
      'failed-deployment-recovery-time_other':
        'Median of {{count}} failed deployments',
      'change-fail-rate_one': '{{part}} of {{count}} deployment failed',
      'change-fail-rate_other': '{{part}} of {{count}} deployments failed',
      'deployment-rework-rate_one':
        '{{part}} of {{count}} deployment was unplanned',
      'deployment-rework-rate_other':
        '{{part}} of {{count}} deployments were unplanned',
    },
    coverage: {
      days: 'Known of {{known}} of {{total}} days',
      deployments: 'Known of {{known}} of {{total}} deployments',
      changes: 'Known of {{known}} of {{total}} changes',
      failures: 'Known of {{known}} of {{total}} failures',
    },
    precision: 'Within 1 %',
    provisional_one:
      '{{count}} deployment is so young that it may yet turn out failed',
    provisional_other:
      '{{count}} deployments are so young that they may yet turn out failed',
    open_one: '{{count}} failure is open, since {{since}}',
    open_other: '{{count}} failures are open, the oldest since {{since}}',
  },
  band: {
    level: { elite: 'Elite', high: 'High', medium: 'Medium', low: 'Low' },
    report: 'report of {{year}}',
    own: 'our own targets',
    none: {
      'too-few-observations': 'No level: fewer than 5 observations',
      'not-in-this-edition': 'No level: not in the {{edition}}',
    },
  },
  target: {
    lower: 'Target: at most {{value}}.',
    higher: 'Target: at least {{value}}.',
    met: 'Met.',
    gap: '{{gap}} to go.',
  },
  change: {
    brief: {
      better: 'better',
      worse: 'worse',
      same: 'no change',
      new: 'new',
      gone: 'no data now',
      unknown: '',
    },
    better: 'Better by {{by}}, was {{before}}',
    worse: 'Worse by {{by}}, was {{before}}',
    'better-plain': 'Better, was {{before}}',
    'worse-plain': 'Worse, was {{before}}',
    same: 'No change, was {{before}}',
    new: 'New: no data before',
    gone: 'No data now, was {{before}}',
    unknown: 'No data before either',
    points_one: '{{count}} point',
    points_other: '{{count}} points',
    'points-small': 'less than a point',
    against: 'Compared with {{window}}',
  },
  noData: 'No data',
  answer: {
    deployments_one: '{{scope}}: {{count}} deployment to production',
    deployments_other: '{{scope}}: {{count}} deployments to production',
    lead: 'half of the changes were live within {{lead}}',
    failed: '{{ratio}} failed',
    recovered: 'half of the failures were remedied within {{recovery}}',
    better: 'Better than before: {{metrics}}.',
    worse: 'Worse than before: {{metrics}}.',
    same: 'Nothing has changed against the window before.',
  },
  note: {
    title: 'Not everything, or not by the default definitions',
    start: {
      commit: 'Lead times begin at the first commit.',
      merge: 'Lead times begin at the merge.',
    },
    bots: {
      include: 'Changes that bots made count.',
      exclude: 'Changes that bots made do not count.',
    },
    environment: 'Of the environment “{{environment}}” only.',
    filtered:
      'You may not see all services of this scope; the numbers are of those you may see.',
  },
  empty: {
    brief: 'No production deployment of {{scope}} has come in so far.',
    title: 'No production deployment of {{scope}} is known',
    text: 'Nothing has reported one so far, so there is nothing to measure. That is not the same as nothing being deployed.',
    arriving: {
      title: 'No production deployment of {{scope}} has come in so far',
      text: 'Sources are reporting right now, and what they report is still being taken in. Deployments of {{scope}} may be among it.',
      waiting_one: '{{count}} signal is not computed yet.',
      waiting_other: '{{count}} signals are not computed yet.',
      again: 'Look again',
      else: 'If none is among it, this is needed, in this order:',
    },
    filtered:
      'Among the services that you may see, none has a production deployment that is known.',
    next: 'What is needed, in this order:',
    steps: {
      annotate:
        'The catalog has to know the repository: its component needs the annotation github.com/project-slug or backstage.io/source-location.',
      report:
        'Something has to report deployments: the webhook of the forge, Argo CD, CDEvents, tags of a repository, or one POST from the pipeline.',
      map: 'The environment has to count as production. What nobody could map is listed on the page of data quality.',
    },
    docs: 'How to connect each of them, step by step',
    silent: 'Installed, and without a deployment so far: {{sources}}.',
    quality: 'See what reports and what could not be mapped',
  },
  summary: {
    title: 'Delivery, last 90 days',
    open: 'Open delivery of {{scope}}',
  },
} as const;
