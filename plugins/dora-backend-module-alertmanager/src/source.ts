import {
  Delivery,
  DoraSource,
  ignored,
  IncidentSignal,
  readJson,
  Reading,
  rejected,
  signals,
} from '@milepost/plugin-dora-node';
import { AlertmanagerOptions } from './options';
import { Alert, notificationSchema } from './payload';

const SOURCE = 'alertmanager';

/** Alerts that ask for someone to act are incidents; each time one fires is a new one. */
export function createAlertmanagerSource(
  options: AlertmanagerOptions,
): DoraSource {
  return {
    id: SOURCE,
    title: 'Alertmanager',
    provides: ['incidents'],
    serviceAnnotations: ['backstage.io/kubernetes-id'],
    defaultEnvironment: options.defaultEnvironment,
    webhook: {},
    read: delivery => readNotification(delivery, options),
  };
}

function readNotification(
  delivery: Delivery,
  options: AlertmanagerOptions,
): Reading {
  const body = readJson(delivery, notificationSchema);
  if (!body.ok) {
    return rejected(body.reason);
  }
  const { alerts, truncatedAlerts = 0 } = body.value;
  const incidents = alerts
    .filter(({ labels }) => options.severities.includes(labels.severity))
    .map(alert => toIncident(alert, options));
  if (!incidents.length) {
    return ignored(
      `no alert has a severity of ${options.severities.join(' or ')}`,
    );
  }
  return truncatedAlerts > 0
    ? {
        outcome: 'signals',
        signals: incidents,
        warning: `Alertmanager left out ${truncatedAlerts} alerts; set 'max_alerts: 0' in the receiver`,
      }
    : signals(...incidents);
}

function toIncident(
  { status, labels, annotations, startsAt, endsAt, ...alert }: Alert,
  options: AlertmanagerOptions,
): IncidentSignal {
  const first = (names: string[]) =>
    names.map(name => labels[name]).find(value => value);
  const resolved = status === 'resolved';
  const environment = first(options.environmentLabels);
  return {
    kind: 'incident',
    source: SOURCE,
    // The fingerprint is the same each time the alert fires.
    externalId: `${alert.fingerprint}@${new Date(startsAt).toISOString()}`,
    at: resolved ? endsAt : startsAt,
    target: {
      service: first(options.serviceLabels) ?? labels.alertname,
      ...(environment ? { environment } : {}),
    },
    title: annotations.summary ?? annotations.title ?? labels.alertname,
    severity: labels.severity,
    ...urlOf(alert.generatorURL),
    startedAt: startsAt,
    createdAt: startsAt,
    events: [
      { at: startsAt, type: 'opened' },
      ...(resolved ? [{ at: endsAt, type: 'resolved' as const }] : []),
    ],
  };
}

function urlOf(text: string | undefined): { url?: string } {
  return text && URL.canParse(text) ? { url: text } : {};
}
