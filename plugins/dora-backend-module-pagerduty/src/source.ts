import {
  Delivery,
  DoraSource,
  ignored,
  IncidentEvent,
  readJson,
  Reading,
  rejected,
  signals,
} from '@milepost/plugin-dora-node';
import { eventSchema, incidentSchema } from './payload';
import { isSignedBy } from './signature';

const SOURCE = 'pagerduty';

/** The events that change when an incident began or ended; others only describe it. */
const STEPS: Record<string, IncidentEvent['type'] | undefined> = {
  'incident.triggered': 'opened',
  'incident.acknowledged': 'acknowledged',
  'incident.reopened': 'reopened',
  'incident.resolved': 'resolved',
};
const DESCRIPTIONS = new Set([
  'incident.unacknowledged',
  'incident.priority_updated',
  'incident.service_updated',
  'incident.delegated',
  'incident.reassigned',
  'incident.escalated',
]);

/** Takes V3 webhooks of PagerDuty. */
export function createPagerdutySource(options: {
  secrets: readonly string[];
  defaultEnvironment: string;
}): DoraSource {
  const { secrets, defaultEnvironment } = options;
  return {
    id: SOURCE,
    title: 'PagerDuty',
    provides: ['incidents'],
    serviceAnnotations: ['pagerduty.com/service-id'],
    defaultEnvironment,
    webhook: secrets.length
      ? {
          verify: ({ headers, body }) =>
            isSignedBy(secrets, body, headers['x-pagerduty-signature']),
        }
      : {},
    deliveryId: readEventId,
    read: readEvent,
  };
}

function readEventId(delivery: Delivery): string | undefined {
  const body = readJson(delivery, eventSchema);
  return body.ok ? body.value.event.id : undefined;
}

function readEvent(delivery: Delivery): Reading {
  const body = readJson(delivery, eventSchema);
  if (!body.ok) {
    return rejected(body.reason);
  }
  const { id, event_type: type, occurred_at: at, data } = body.value.event;
  const step = STEPS[type];
  if (!step && !DESCRIPTIONS.has(type)) {
    return ignored(`events of the type '${type}' say nothing of an incident`);
  }
  const result = incidentSchema.safeParse(data);
  if (!result.success) {
    const { path, message } = result.error.issues[0];
    return rejected(`event.data.${path.join('.')}: ${message}`);
  }
  const incident = result.data;
  const merged = incident.resolve_reason?.type === 'merge_resolve_reason';
  return signals({
    kind: 'incident',
    source: SOURCE,
    externalId: incident.id,
    at,
    ...(incident.service ? { target: { service: incident.service.id } } : {}),
    ...(incident.title ? { title: incident.title.slice(0, 1_000) } : {}),
    ...(incident.html_url ? { url: incident.html_url } : {}),
    ...severityOf(incident.priority?.summary ?? incident.urgency),
    ...(incident.created_at
      ? { startedAt: incident.created_at, createdAt: incident.created_at }
      : {}),
    ...(step ? { events: [{ id, at, type: step }] } : {}),
    ...(merged && incident.resolve_reason?.incident
      ? { mergedInto: incident.resolve_reason.incident.id }
      : {}),
  });
}

function severityOf(text: string | null | undefined): { severity?: string } {
  return text ? { severity: text } : {};
}
