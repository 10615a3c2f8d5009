import type { IncidentReference } from '@milepost/plugin-dora-node';
import type { Confidence, LinkMethod } from '../database/tables';
import { compareText } from '../merge/register';
import type { Rules } from '../rules';
import type { Corrections } from './Corrections';
import type { Standing } from './classifyRollouts';
import { keyOf, type IncidentFact } from './types';

/** Which deployment an incident belongs to, or why to none. */
export interface IncidentLink {
  incident: IncidentFact;
  /** The position of the deployment. */
  position?: number;
  method: LinkMethod;
  confidence: Confidence;
  reason: string;
  /** Whether the link makes the deployment a failed one. */
  isFailure: boolean;
}

/** Finds the deployment that a reference means. */
export type ReferenceResolver = (
  incident: IncidentFact,
  reference: IncidentReference,
) => number | undefined;

/**
 * Links each incident of a stream to at most one deployment: the one that a person
 * named, else one that the incident names, else the latest before it within the window.
 */
export function linkIncidents(options: {
  incidents: Iterable<IncidentFact>;
  standings: Standing[];
  corrections: Corrections;
  rules: Rules;
  resolve: ReferenceResolver;
}): IncidentLink[] {
  const { incidents, standings, corrections } = options;
  const positions = new Map<string, number>();
  for (const [position, { rollout }] of standings.entries()) {
    for (const member of rollout.members) {
      positions.set(keyOf(member), position);
    }
  }
  return [...incidents]
    .filter(each => !each.isDeleted && each.startedAt !== null)
    .sort((a, b) => compareText(keyOf(a), keyOf(b)))
    .map(incident => {
      const key = keyOf(incident);
      const links = corrections.linksOf(key);
      const unlinked = new Set<number>();
      const linked: number[] = [];
      for (const [deployment, isLinked] of links) {
        const position = positions.get(deployment);
        if (position !== undefined && isLinked) {
          linked.push(position);
        } else if (position !== undefined) {
          unlinked.add(position);
        }
      }
      const cause = corrections.causeOf(key) ?? incident.cause;
      return {
        incident,
        ...linkIncident({ ...options, incident, cause, linked, unlinked }),
      };
    });
}

function linkIncident(options: {
  incident: IncidentFact;
  cause: IncidentFact['cause'];
  linked: number[];
  unlinked: Set<number>;
  standings: Standing[];
  corrections: Corrections;
  rules: Rules;
  resolve: ReferenceResolver;
}): Omit<IncidentLink, 'incident'> {
  const { incident, cause, linked, unlinked, standings, rules } = options;
  const none = (reason: string) => ({
    method: 'none' as const,
    confidence: 'certain' as const,
    reason,
    isFailure: false,
  });
  if (incident.isFalseAlarm) {
    return none('It was a false alarm.');
  }
  if (incident.mergedInto !== null) {
    return none(`It was merged into '${incident.mergedInto}'.`);
  }
  if (options.corrections.isExcluded('incident', keyOf(incident))) {
    return none('A person excluded it.');
  }
  if (linked.length > 0) {
    return {
      position: Math.max(...linked),
      method: 'manual',
      confidence: 'certain',
      reason: 'A person linked it.',
      isFailure: true,
    };
  }
  if (cause === 'other') {
    return none('Its cause is not a change.');
  }
  const named = incident.references
    .map(reference => options.resolve(incident, reference))
    .filter((position): position is number => position !== undefined)
    .filter(position => !unlinked.has(position));
  if (named.length > 0) {
    return {
      position: Math.max(...named),
      method: 'reference',
      confidence: 'high',
      reason: 'The incident names what was deployed.',
      isFailure: true,
    };
  }
  const position = findRunning(standings, incident.startedAt!);
  if (position === undefined) {
    return none('Nothing was deployed before it.');
  }
  const { finishedAt } = standings[position].rollout;
  if (seconds(finishedAt) === seconds(incident.startedAt!)) {
    return none('It began in the very second of a deployment.');
  }
  if (incident.startedAt! - finishedAt > rules.incidentWindowMs) {
    return none('No deployment was recent enough to have caused it.');
  }
  if (unlinked.has(position)) {
    return none('A person unlinked it from the deployment before it.');
  }
  return {
    position,
    method: 'window',
    confidence: cause === 'change' ? 'high' : 'medium',
    reason: 'It began soon after the deployment.',
    isFailure: true,
  };
}

/** The position of the latest deployment until a moment; redeployments change nothing. */
function findRunning(standings: Standing[], at: number): number | undefined {
  let low = 0;
  let high = standings.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (standings[middle].rollout.finishedAt <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const latest = standings[low - 1];
  if (!latest) {
    return undefined;
  }
  return latest.kind === 'redeploy' ? latest.previous : low - 1;
}

function seconds(at: number): number {
  return Math.floor(at / 1000);
}
