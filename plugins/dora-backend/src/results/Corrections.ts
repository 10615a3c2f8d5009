import type { Decision } from '@milepost/plugin-dora-node';
import { canonicalJson, compareText } from '../merge/register';
import { keyOf, type CorrectionFact } from './types';

type DecisionOf<T extends Decision['type']> = Extract<Decision, { type: T }>;

/** A correction as people made it. */
export interface Correction extends CorrectionFact {
  source: string;
  externalId: string;
}

/** What a decision is about: of two with the same topic only one can hold. */
function topicOf(decision: Decision): string {
  const { type } = decision;
  switch (decision.type) {
    case 'incident-link':
      return [
        type,
        keyOf(decision.incident),
        keyOf(decision.deployment),
      ].join();
    case 'incident-cause':
      return [type, keyOf(decision.incident)].join();
    case 'exclusion':
      return [type, decision.kind, keyOf(decision.subject)].join();
    default:
      return [type, keyOf(decision.deployment)].join();
  }
}

/**
 * The corrections that hold: of each topic the latest by its own time. They are asked
 * for wherever the computation would decide, and win.
 */
export class Corrections {
  readonly #byTopic = new Map<string, Correction>();
  readonly #links = new Map<string, Set<string>>();

  add(correction: Correction) {
    const { decision } = correction;
    const topic = topicOf(decision);
    const known = this.#byTopic.get(topic);
    const order = known
      ? correction.at - known.at ||
        compareText(correction.externalId, known.externalId) ||
        compareText(correction.source, known.source) ||
        compareText(canonicalJson(decision), canonicalJson(known.decision))
      : 1;
    if (order > 0) {
      this.#byTopic.set(topic, correction);
    }
    if (decision.type === 'incident-link') {
      const incident = keyOf(decision.incident);
      const deployments = this.#links.get(incident) ?? new Set();
      this.#links.set(incident, deployments.add(keyOf(decision.deployment)));
    }
  }

  failureOf(deployment: string): DecisionOf<'failure'> | undefined {
    const decision = this.#get<'failure'>(`failure,${deployment}`);
    return decision?.failed === null ? undefined : decision;
  }

  reworkOf(deployment: string): boolean | undefined {
    return this.#get<'rework'>(`rework,${deployment}`)?.rework ?? undefined;
  }

  causeOf(incident: string): 'change' | 'other' | 'unknown' | undefined {
    const decision = this.#get<'incident-cause'>(`incident-cause,${incident}`);
    return decision?.cause ?? undefined;
  }

  isExcluded(
    kind: DecisionOf<'exclusion'>['kind'],
    subject: string,
  ): boolean | undefined {
    const decision = this.#get<'exclusion'>(`exclusion,${kind},${subject}`);
    return decision?.excluded ?? undefined;
  }

  /** The deployments that a person linked an incident to, or unlinked it from. */
  linksOf(incident: string): Map<string, boolean> {
    const links = new Map<string, boolean>();
    for (const deployment of this.#links.get(incident) ?? []) {
      const decision = this.#get<'incident-link'>(
        `incident-link,${incident},${deployment}`,
      );
      if (decision && decision.linked !== null) {
        links.set(deployment, decision.linked);
      }
    }
    return links;
  }

  #get<T extends Decision['type']>(topic: string): DecisionOf<T> | undefined {
    return this.#byTopic.get(topic)?.decision as DecisionOf<T> | undefined;
  }
}
