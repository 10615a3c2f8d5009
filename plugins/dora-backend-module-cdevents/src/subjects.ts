import {
  ArtifactSignal,
  artifactIdsOf,
  DeploymentSignal,
  IncidentEvent,
  IncidentSignal,
  repositoryIdOf,
} from '@milepost/plugin-dora-node';
import { z } from 'zod/v4';
import { Cdevent } from './envelope';

const SOURCE = 'cdevents';
const SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

const reference = z.object({ id: z.string().min(1) });

const serviceSchema = z.object({
  environment: reference,
  artifactId: z.string().min(1),
});

const artifactSchema = z.object({
  change: z.object({ id: z.string().min(1), source: z.string().optional() }),
});

const incidentSchema = z.object({
  description: z.string().optional(),
  environment: reference,
  service: reference.optional(),
  artifactId: z.string().min(1).optional(),
  ticketURI: z.string().optional(),
});

/** A service that runs another artifact now. The event comes when it is done. */
export function readService(event: Cdevent): DeploymentSignal[] {
  const { context, subject } = event;
  const { environment, artifactId } = contentOf(event, serviceSchema);
  return [
    {
      kind: 'deployment',
      source: SOURCE,
      externalId: `${context.source} ${context.id}`,
      at: context.timestamp,
      target: { service: subject.id, environment: environment.id },
      artifacts: artifactIdsOf(artifactId),
      statuses: [{ at: context.timestamp, state: 'success' }],
    },
  ];
}

/** An artifact that was built from a change. No later event names the commit again. */
export function readArtifact(event: Cdevent): ArtifactSignal[] {
  const { context, subject } = event;
  const { change } = contentOf(event, artifactSchema);
  const sha = change.id.toLowerCase();
  const { source = '' } = change;
  const repository = repositoryIdOf(
    source.includes('://') || source.includes('@')
      ? source
      : `https://${source}`,
  );
  if (!SHA.test(sha) || !repository) {
    throw new Error(
      "to tell what a deployment contains, 'subject.content.change' needs the full id of the commit as 'id' and the address of the repository as 'source'",
    );
  }
  return artifactIdsOf(subject.id).map(externalId => ({
    kind: 'artifact',
    source: SOURCE,
    externalId,
    at: context.timestamp,
    repository,
    sha,
  }));
}

/** An incident that was found, or is over. */
export function readIncident(
  event: Cdevent,
  type: IncidentEvent['type'],
): IncidentSignal[] {
  const { context, subject } = event;
  const content = contentOf(event, incidentSchema);
  const { description, environment, service, artifactId, ticketURI } = content;
  const opened = type === 'opened';
  return [
    {
      kind: 'incident',
      source: SOURCE,
      // The id of a subject is unique within its source.
      externalId: `${subject.source ?? context.source} ${subject.id}`,
      at: context.timestamp,
      target: {
        environment: environment.id,
        ...(service ? { service: service.id } : {}),
      },
      ...(opened && description ? { title: description.slice(0, 1_000) } : {}),
      ...(ticketURI && URL.canParse(ticketURI) ? { url: ticketURI } : {}),
      ...(opened ? { createdAt: context.timestamp } : {}),
      events: [{ at: context.timestamp, type }],
      // When it is over, the artifact is the one that runs by then.
      ...(opened && artifactId
        ? {
            references: artifactIdsOf(artifactId).map(artifact => ({
              type: 'artifact',
              artifact,
            })),
          }
        : {}),
    },
  ];
}

function contentOf<T>({ subject }: Cdevent, schema: z.ZodType<T>): T {
  const result = schema.safeParse(subject.content);
  if (!result.success) {
    const { path, message } = result.error.issues[0];
    throw new Error(`subject.content.${path.join('.')}: ${message}`);
  }
  return result.data;
}
