import type {
  DeploymentSignal,
  DeploymentStatus,
} from '@milepost/plugin-dora-node';
import { z } from 'zod/v4';
import type { Deployment, DeploymentState } from './payloads';
import { SOURCE } from './source';

const STATES: Record<string, DeploymentStatus['state'] | undefined> = {
  pending: 'queued',
  queued: 'queued',
  waiting: 'queued',
  in_progress: 'in_progress',
  success: 'success',
  failure: 'failure',
  error: 'failure',
  inactive: 'inactive',
};

// What whoever makes a deployment can say of it beyond GitHub's own fields.
const payloadSchema = z.object({
  component: z.string().min(1).max(500).optional(),
  region: z.string().min(1).max(500).optional(),
  rollback: z.boolean().optional(),
});

/** A deployment, with those of its statuses that are known here. */
export function toDeployment(
  repository: string,
  deployment: Deployment,
  statuses: DeploymentState[] = [],
): DeploymentSignal {
  const { component, region, rollback } = payloadOf(deployment);
  const url = statuses.flatMap(status => urlOf(status)).at(0);
  return {
    kind: 'deployment',
    source: SOURCE,
    externalId: idOf(repository, deployment.id),
    // Statuses change nothing of the deployment itself.
    at: deployment.created_at,
    target: {
      repository,
      environment: deployment.environment,
      ...(component ? { service: component } : {}),
    },
    sha: deployment.sha,
    createdAt: deployment.created_at,
    statuses: statuses.flatMap(status => toStatus(status) ?? []),
    ...(region ? { region } : {}),
    ...(rollback === undefined ? {} : { rollback }),
    ...(url ? { url } : {}),
  };
}

/** That a deployment is no longer there. */
export function toDeletedDeployment(
  repository: string,
  id: number,
  at: number,
): DeploymentSignal {
  return {
    kind: 'deployment',
    source: SOURCE,
    externalId: idOf(repository, id),
    at,
    deleted: true,
  };
}

function idOf(repository: string, id: number): string {
  return `${repository}/deployments/${id}`;
}

function toStatus({
  id,
  state,
  created_at: at,
}: DeploymentState): DeploymentStatus | undefined {
  const known = STATES[state];
  return known && { id: String(id), at, state: known };
}

function payloadOf({ payload }: Deployment): z.infer<typeof payloadSchema> {
  return payloadSchema.safeParse(parse(payload)).data ?? {};
}

// GitHub hands a payload back as it got it: an object, or its JSON as a text.
function parse(payload: unknown): unknown {
  if (typeof payload !== 'string') {
    return payload;
  }
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

function urlOf({
  environment_url: environment,
  log_url: log,
}: DeploymentState) {
  return [log, environment].filter(
    (url): url is string => !!url && URL.canParse(url),
  );
}
