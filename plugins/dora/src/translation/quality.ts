/** What the metrics are made from, and what is missing. */
export const qualityMessages = {
  title: 'Data quality',
  summary: 'In short',
  tile: {
    sources: 'Sources that report',
    unmapped: 'Names that nobody has mapped',
    'unmapped-more': 'or more',
    undeployed: 'Services without a production deployment in {{days}} days',
    attribution: 'Merged pull requests that were deployed, in {{days}} days',
    of: '{{n}} of {{total}}',
    'no-data': 'no data',
    'no-merges': 'No pull request was merged',
  },
  work: {
    rebuilding:
      'New results are being computed, by new rules or on request. Until they are complete, the numbers are those from before.',
    backlog_one: '{{count}} signal is taken in and not yet in the numbers.',
    backlog_other: '{{count}} signals are taken in and not yet in the numbers.',
    current: 'The numbers are up to date; computed last {{ago}}.',
    never: 'Nothing has been computed yet.',
  },
  sources: {
    title: 'Sources',
    none: 'No source is installed.',
    sent: 'What it has sent',
    activity: {
      active: 'Reports',
      silent: 'Silent',
      never: 'Never sent anything',
    },
    received: 'Last received',
    read: 'Last read',
    silent: 'Nothing for more than {{time}}, which is unusual for it.',
    deployments_one: '{{count}} deployment',
    deployments_other: '{{count}} deployments',
    changes_one: '{{count}} change',
    changes_other: '{{count}} changes',
    incidents_one: '{{count}} incident',
    incidents_other: '{{count}} incidents',
    nothing: 'nothing',
    connect: 'How to connect it',
    'silent-push':
      'Look whether the webhook still exists and is answered with 202. Deliveries that could not be read are listed, with the reason, by:',
    'silent-pull':
      'Look whether the repositories can still be read, and what the last error was:',
    'connect-github':
      'Point the webhook of the organisation, or of the GitHub App, at this address, with the secret of events.modules.github.webhookSecret:',
    'connect-git':
      'Repositories of the catalog are read by themselves. If tags or a branch are what is deployed, say so in catalog-info.yaml:',
    'connect-pagerduty':
      'Make a V3 webhook subscription with the incident events to this address, and put its secret into dora.sources.pagerduty.webhookSecrets:',
    'connect-token':
      'If you use it: make a token for it, and have it post to /api/dora/ingest/{{source}}:',
  },
  unmapped: {
    title: 'Names that nobody has mapped',
    none: 'Everything that is reported belongs to a service and an environment.',
    text: 'What waits here counts nowhere. A mapping brings all of its history in.',
    waits: 'Waiting: {{deployments}}, {{incidents}}',
    service: 'service “{{name}}”',
    repository: 'repository “{{name}}”',
    environment: 'environment “{{name}}”',
    nothing: 'no name at all',
    'by-service':
      'Say which service it is (or null, if it is none of yours), or name it in the entity with the annotation milepost.dev/service:',
    'by-repository':
      'Say in the catalog-info.yaml of the service where its code is:',
    'by-environment':
      'Say which environment it is (or null, if it is none of yours):',
    'by-source':
      'It can’t be mapped, as it has no name. Have what reports it name the service and the environment:',
    soon: 'It can be mapped by now, and is about to be.',
    more: 'Show more',
    'more-failed': 'The next ones could not be loaded: {{message}}',
  },
  undeployed: {
    title: 'Services without a production deployment in {{days}} days',
    none: 'Every service was deployed.',
    text: 'If one is deployed all the same, its deployments do not arrive, or are not mapped: see above. If it is not, its numbers are rightly empty.',
    last: 'last deployed',
    never: 'no deployment known',
    more_one: 'and {{count}} more',
    more_other: 'and {{count}} more',
  },
  attribution: {
    title: 'Changes that are in the numbers',
    merged_one: '{{count}} pull request was merged in the last {{days}} days.',
    merged_other:
      '{{count}} pull requests were merged in the last {{days}} days.',
    attributed: '{{n}} of them ({{share}}) are known to be in production.',
    measured: 'Of {{n}} of those the lead time is known.',
    none: 'No pull request was merged in the last {{days}} days, as far as is known.',
    next: 'The others wait for their deployment, or the deployments of their repository are not known or do not name their commit.',
  },
  copy: 'Copy',
  copied: 'Copied',
} as const;
