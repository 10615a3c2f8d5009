import { parseEntityRef } from '@backstage/catalog-model';
import { TimelineEvent, TimelineLane } from '@milepost/charts';
import {
  DeploymentKey,
  DeploymentRow,
  IncidentRow,
} from '@milepost/plugin-dora-common';
import { isolate } from '../../format';

/** With more services a lane each would be a wall, so lanes are kinds of events. */
const MAX_SERVICE_LANES = 8;

const KINDS = ['deployment', 'failure', 'fix', 'incident'] as const;

/** What the events of a timeline need in words. */
export interface EventWords {
  kinds: Record<(typeof KINDS)[number], string>;
  detail(row: DeploymentRow): string;
}

/** Names a deployment among all of a scope. */
export function idOfDeployment(key: DeploymentKey): string {
  const { component, environment, source, id } = key;
  return ['deployment', component, environment, source, id]
    .map(encodeURIComponent)
    .join('/');
}

/** A deployment in as few words as tell it from others. */
export function nameOfDeployment(
  row: Pick<DeploymentRow, 'component' | 'sha' | 'id'>,
): string {
  return `${parseEntityRef(row.component).name} ${
    row.sha?.slice(0, 8) ?? row.id
  }`;
}

function kindOf(row: DeploymentRow): (typeof KINDS)[number] {
  if (row.failed) {
    return 'failure';
  }
  return row.class === 'rollback' || row.class === 'remediation' || row.rework
    ? 'fix'
    : 'deployment';
}

/** Puts deployments and incidents into lanes: one a service, or one a kind. */
export function toEvents(
  deployments: DeploymentRow[],
  incidents: IncidentRow[],
  words: EventWords,
): { lanes: TimelineLane[]; events: TimelineEvent[] } {
  const services = [
    ...new Set([...deployments, ...incidents].map(row => row.component)),
  ].sort();
  const byService = services.length > 1 && services.length <= MAX_SERVICE_LANES;
  const laneOf = (row: { component: string }, kind: TimelineEvent['kind']) =>
    byService ? row.component : kind;
  return {
    lanes: byService
      ? services.map(id => ({ id, name: parseEntityRef(id).name }))
      : KINDS.map(id => ({ id, name: words.kinds[id] })),
    events: [
      ...deployments.map(row => {
        const kind = kindOf(row);
        return {
          id: idOfDeployment(row),
          lane: laneOf(row, kind),
          kind,
          at: Date.parse(row.finishedAt),
          name: nameOfDeployment(row),
          detail: words.detail(row),
        };
      }),
      ...incidents.map(row => ({
        id: ['incident', row.component, row.source, row.id]
          .map(encodeURIComponent)
          .join('/'),
        lane: laneOf(row, 'incident'),
        kind: 'incident' as const,
        at: Date.parse(row.startedAt),
        until: row.resolvedAt === null ? null : Date.parse(row.resolvedAt),
        name: isolate(row.title ?? row.id),
        detail: row.reason,
      })),
    ],
  };
}
