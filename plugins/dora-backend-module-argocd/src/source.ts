import {
  artifactIdsOf,
  Delivery,
  DeploymentStatus,
  DoraSource,
  isoInstantSchema,
  readJson,
  Reading,
  rejected,
  repositoryIdOf,
  signals,
} from '@milepost/plugin-dora-node';
import { z } from 'zod/v4';

const SOURCE = 'argocd';
const SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** What the template in `deploy/argocd-notifications` writes. */
const notificationSchema = z.object({
  application: z.object({
    name: z.string().min(1),
    namespace: z.string().min(1),
    labels: z.record(z.string(), z.string()).nullable(),
    url: z.string().optional(),
  }),
  destination: z.object({ namespace: z.string().optional() }),
  operation: z.object({
    phase: z.enum(['Running', 'Succeeded', 'Failed', 'Error']),
    startedAt: isoInstantSchema,
    finishedAt: isoInstantSchema.nullable(),
  }),
  health: z.object({
    // Nothing is known of it before it was looked at first.
    status: z.string().default('Unknown'),
    lastTransitionTime: isoInstantSchema.nullish(),
  }),
  sources: z.array(
    z.object({ repository: z.string(), revision: z.string().nullable() }),
  ),
  images: z.array(z.string()).nullable(),
});

type Notification = z.infer<typeof notificationSchema>;

/**
 * Takes notifications of Argo CD: each sync is a deployment, which has succeeded when
 * the application is healthy after it.
 */
export const argocdSource: DoraSource = {
  id: SOURCE,
  title: 'Argo CD',
  provides: ['deployments'],
  serviceAnnotations: ['argocd/app-name', 'backstage.io/kubernetes-id'],
  webhook: {},
  read: readNotification,
};

function readNotification(delivery: Delivery): Reading {
  const body = readJson(delivery, notificationSchema);
  if (!body.ok) {
    return rejected(
      `${body.reason}; please use the template of deploy/argocd-notifications`,
    );
  }
  const notification = body.value;
  const { application, destination, operation, images } = notification;
  const labels = application.labels ?? {};
  const status = statusOf(notification);
  const environment = labels.environment ?? labels.env ?? destination.namespace;
  return signals({
    kind: 'deployment',
    source: SOURCE,
    // An application syncs one operation at a time.
    externalId: `${application.namespace}/${application.name} ${new Date(
      operation.startedAt,
    ).toISOString()}`,
    at: status.at,
    target: {
      service: labels['backstage.io/kubernetes-id'] ?? application.name,
      ...(environment ? { environment } : {}),
    },
    ...revisionOf(notification),
    artifacts: [...new Set((images ?? []).flatMap(artifactIdsOf))],
    startedAt: operation.startedAt,
    statuses: [status],
    ...(application.url && URL.canParse(application.url)
      ? { url: application.url }
      : {}),
  });
}

// Of several sources, as of a chart with values from elsewhere, none is the one; then the
// images tell what runs.
function revisionOf({ sources }: Notification) {
  const [{ repository = '', revision = '' } = {}] = sources;
  const id = repositoryIdOf(repository);
  return sources.length === 1 && id && SHA.test(revision ?? '')
    ? { repository: id, sha: revision ?? undefined }
    : {};
}

function statusOf({ operation, health }: Notification): DeploymentStatus {
  const { phase, startedAt, finishedAt } = operation;
  const healthyAt = Math.max(
    finishedAt ?? startedAt,
    health.lastTransitionTime ?? 0,
  );
  if (phase === 'Failed' || phase === 'Error') {
    return { at: finishedAt ?? startedAt, state: 'failure' };
  }
  if (phase === 'Succeeded' && health.status === 'Healthy') {
    return { at: healthyAt, state: 'success' };
  }
  if (phase === 'Succeeded' && health.status === 'Degraded') {
    return { at: healthyAt, state: 'failure' };
  }
  return { at: startedAt, state: 'in_progress' };
}
