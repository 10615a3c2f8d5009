import {
  DoraSource,
  ignored,
  readJson,
  Reading,
  rejected,
  Signal,
} from '@milepost/plugin-dora-node';
import { Cdevent, requestSchema } from './envelope';
import { readArtifact, readIncident, readService } from './subjects';

/** Whether and how an event is read, by its subject and predicate. */
const READERS: Record<string, ((event: Cdevent) => Signal[]) | undefined> = {
  'service.deployed': readService,
  'service.upgraded': readService,
  'service.rolledback': event =>
    readService(event).map(signal => ({ ...signal, rollback: true })),
  'artifact.packaged': readArtifact,
  'incident.detected': event => readIncident(event, 'opened'),
  'incident.reported': event => readIncident(event, 'opened'),
  'incident.resolved': event => readIncident(event, 'resolved'),
};

/** Takes CDEvents 0.3 to 0.6. */
export const cdeventsSource: DoraSource = {
  id: 'cdevents',
  title: 'CDEvents',
  provides: ['deployments', 'artifacts', 'incidents'],
  serviceAnnotations: ['backstage.io/kubernetes-id'],
  webhook: { answersErrors: true },
  deliveryId: delivery => {
    const body = readJson(delivery, requestSchema);
    // An event's id is unique for its source only. A batch has none.
    return body.ok && body.value.length === 1
      ? `${body.value[0].context.source} ${body.value[0].context.id}`
      : undefined;
  },
  read: delivery => {
    const body = readJson(delivery, requestSchema);
    return body.ok ? readEvents(body.value) : rejected(body.reason);
  },
};

function readEvents(events: Cdevent[]): Reading {
  const list: Signal[] = [];
  for (const event of events) {
    const [subject, predicate] = event.context.type.split('.').slice(2);
    try {
      list.push(...(READERS[`${subject}.${predicate}`]?.(event) ?? []));
    } catch (error) {
      return rejected(`${event.context.id}: ${(error as Error).message}`);
    }
  }
  return list.length
    ? { outcome: 'signals', signals: list }
    : ignored(
        'no event is about a service, a packaged artifact or an incident',
      );
}
