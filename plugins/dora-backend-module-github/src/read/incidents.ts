import type { IncidentSignal } from '@milepost/plugin-dora-node';
import type { Issue } from './payloads';
import { SOURCE } from './source';

/**
 * An issue as an incident of production. One that has lost the label is none any more,
 * and one that was closed as not planned was a false alarm.
 */
export function toIncident(options: {
  repository: string;
  issue: Issue;
  labelled: boolean;
}): IncidentSignal {
  const { repository, issue, labelled } = options;
  const { created_at: createdAt, updated_at: at, closed_at: closedAt } = issue;
  return {
    kind: 'incident',
    source: SOURCE,
    externalId: `${repository}#${issue.number}`,
    at,
    deleted: !labelled,
    target: { repository, environment: 'production' },
    title: issue.title.slice(0, 1_000),
    url: issue.html_url,
    startedAt: createdAt,
    createdAt,
    events: [
      { at: createdAt, type: 'opened' },
      ...(closedAt ? [{ at: closedAt, type: 'resolved' as const }] : []),
    ],
    falseAlarm: issue.state_reason === 'not_planned',
  };
}
