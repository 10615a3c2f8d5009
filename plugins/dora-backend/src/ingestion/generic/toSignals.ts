import {
  artifactIdsOf,
  ChangeSignal,
  CommitSignal,
  DeploymentSignal,
  IncidentSignal,
  Signal,
  Target,
} from '@milepost/plugin-dora-node';
import { GenericEvent, GenericEventOf } from './schemas';

/** `source` of all signals that come by the generic endpoint. */
export const SOURCE = 'generic';

/** An event in the words of the engine. */
export function toSignals(event: GenericEvent): Signal[] {
  switch (event.type) {
    case 'deployment':
      return [toDeployment(event)];
    case 'incident':
      return [toIncident(event)];
    case 'commit':
      return [toCommit(event)];
    case 'change':
      return [toChange(event)];
    default:
      return artifactIdsOf(event.id).map(externalId => ({
        kind: 'artifact',
        source: SOURCE,
        externalId,
        at: event.at,
        repository: event.repository,
        sha: event.commit,
      }));
  }
}

function toTarget(event: GenericEventOf<'deployment' | 'incident'>): Target {
  const { component, repository, environment } = event;
  return defined({ service: component, repository, environment });
}

function toDeployment(event: GenericEventOf<'deployment'>): DeploymentSignal {
  const { id, state, at, createdAt, startedAt, region, rollback } = event;
  const { fixes, url, deleted, commit, artifacts } = event;
  return defined({
    kind: 'deployment' as const,
    source: SOURCE,
    externalId: id,
    at,
    target: toTarget(event),
    sha: commit,
    artifacts: artifacts?.flatMap(artifactIdsOf),
    createdAt,
    startedAt,
    statuses: [{ at, state }],
    region,
    rollback,
    fixes,
    url,
    deleted,
  });
}

function toIncident(event: GenericEventOf<'incident'>): IncidentSignal {
  const { id, title, severity, startedAt, url, cause, falseAlarm } = event;
  const { createdAt = startedAt, acknowledgedAt, resolvedAt, deleted } = event;
  const { mergedInto, causedByDeployments, causedByCommits } = event;
  const latest = Math.max(
    createdAt,
    startedAt,
    acknowledgedAt ?? 0,
    resolvedAt ?? 0,
  );
  return defined({
    kind: 'incident' as const,
    source: SOURCE,
    externalId: id,
    at: event.at ?? latest,
    target: toTarget(event),
    title,
    severity,
    startedAt,
    createdAt,
    events: [
      { at: createdAt, type: 'opened' as const },
      ...(acknowledgedAt
        ? [{ at: acknowledgedAt, type: 'acknowledged' as const }]
        : []),
      ...(resolvedAt ? [{ at: resolvedAt, type: 'resolved' as const }] : []),
    ],
    cause,
    falseAlarm,
    mergedInto,
    references: [
      ...(causedByDeployments ?? []).map(externalId => ({
        type: 'deployment' as const,
        externalId,
      })),
      ...(causedByCommits ?? []).map(sha => ({ type: 'commit' as const, sha })),
    ],
    url,
    deleted,
  });
}

function toCommit({ type, ...commit }: GenericEventOf<'commit'>): CommitSignal {
  return defined({ kind: type, source: SOURCE, ...commit });
}

function toChange(event: GenericEventOf<'change'>): ChangeSignal {
  const { type, mergeCommit, branch, mergedAt, closedAt, ...change } = event;
  return defined({
    kind: type,
    source: SOURCE,
    externalId: `${event.repository}#${event.number}`,
    ...change,
    mergedAt: mergedAt ?? null,
    closedAt: closedAt ?? mergedAt ?? null,
    mergeSha: mergedAt ? mergeCommit : null,
    headRef: branch,
  });
}

// A signal that does not mention a field says nothing of it; `undefined` would be noise
// in what is stored.
function defined<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined),
  ) as T;
}
