import type { Confidence, FailureMethod } from '../database/tables';
import { compareText } from '../merge/register';
import type { Rules } from '../rules';
import type { Corrections } from './Corrections';
import type { Standing } from './classifyRollouts';
import type { IncidentLink } from './linkIncidents';
import { keyOf } from './types';

/** Something that shows that a deployment failed. */
export interface Evidence {
  method: FailureMethod;
  /** Source and external id of what shows it. */
  evidence: string;
  confidence: Confidence;
  at: number;
  recoveredAt: number | null;
  /** The position of the deployment that remedied it. */
  remedy?: number;
}

/** A change that mends something, with the deployment that shipped it. */
export interface Fix {
  method: 'revert' | 'hotfix' | 'incident';
  position: number;
  /** The deployment of what is reverted. */
  reverted?: number;
  /** External ids of the incidents that it closes. */
  closes?: string[];
}

/** What was found about one deployment. */
export interface Verdict {
  evidence: Evidence[];
  isFailed: boolean;
  confidence: Confidence | null;
  recoveredAt: number | null;
  reworkReason: string | null;
  isRemediation: boolean;
}

const CONFIDENCES: Confidence[] = ['low', 'medium', 'high', 'certain'];

/** Judges which deployments failed, by what evidence, and which ones were rework. */
export function judgeFailures(options: {
  standings: Standing[];
  links: IncidentLink[];
  fixes: Fix[];
  corrections: Corrections;
  rules: Rules;
}): Verdict[] {
  const { standings, links, fixes, corrections, rules } = options;
  const evidence: Evidence[][] = standings.map(() => []);
  const rework: (string | null)[] = standings.map(() => null);
  const remediations = new Set<number>();
  const positions = new Map(
    standings.flatMap(({ rollout }, position) =>
      rollout.members.map(member => [keyOf(member), position]),
    ),
  );
  const add = (
    failed: number | undefined,
    remedy: number,
    method: FailureMethod,
    confidence: Confidence,
  ) => {
    if (failed === undefined || failed >= remedy) {
      return false;
    }
    const { rollout } = standings[remedy];
    const isKnown = evidence[failed].some(
      each => each.method === method && each.evidence === rollout.key,
    );
    if (isKnown) {
      return true;
    }
    evidence[failed].push({
      method,
      evidence: rollout.key,
      confidence,
      at: rollout.finishedAt,
      recoveredAt: rollout.finishedAt,
      remedy,
    });
    return true;
  };
  const isSoon = (failed: number, remedy: number) =>
    standings[remedy].rollout.finishedAt -
      standings[failed].rollout.finishedAt <=
    rules.fixWindowMs;

  for (const [position, standing] of standings.entries()) {
    const { rollout, kind, target, previous } = standing;
    if (kind === 'rollback') {
      rework[position] = 'rollback';
      const after =
        target === undefined ? previous : nextNew(standings, target);
      const isOnly = target !== undefined && after === previous;
      add(after, position, 'rollback', isOnly ? 'high' : 'medium');
    }
    if (rollout.leader.fixes !== null) {
      const { source } = rollout.leader;
      const fixed = keyOf({ source, externalId: rollout.leader.fixes });
      if (add(positions.get(fixed), position, 'declared', 'high')) {
        rework[position] ??= 'declared';
        remediations.add(position);
      }
    }
    if (rollout.failedMembers.length > 0 && rules.partialFailure === 'fail') {
      const [failed] = rollout.failedMembers;
      evidence[position].push({
        method: 'partial',
        evidence: keyOf(failed),
        confidence: 'high',
        at: failed.finishedAt!,
        recoveredAt: null,
      });
    }
  }
  for (const fix of [...fixes].sort(compareFixes)) {
    const { position, method } = fix;
    const failed = findFixed(fix, standings, links);
    rework[position] ??= method;
    const isRemedy =
      failed !== undefined &&
      (method === 'incident'
        ? add(failed, position, 'declared', 'high')
        : isSoon(failed, position) &&
          add(
            failed,
            position,
            method,
            method === 'revert' ? 'high' : 'medium',
          ));
    if (isRemedy) {
      remediations.add(position);
    }
  }
  for (const link of links) {
    if (link.position !== undefined && link.isFailure) {
      const { incident, confidence } = link;
      evidence[link.position].push({
        method: 'incident',
        evidence: keyOf(incident),
        confidence,
        at: incident.startedAt!,
        recoveredAt: incident.resolvedAt,
      });
    }
  }
  return standings.map(({ rollout, kind }, position) => {
    const keys = rollout.members.map(keyOf);
    const manual = firstDefined(keys, key => corrections.failureOf(key));
    const isRework = firstDefined(keys, key => corrections.reworkOf(key));
    const verdict = decide(evidence[position], rollout.finishedAt);
    const computed = kind === 'redeploy' ? null : rework[position];
    return {
      evidence: evidence[position],
      ...(manual ? overrule(verdict, manual, standings, position) : verdict),
      reworkReason: corrected(isRework, computed),
      isRemediation: remediations.has(position),
    };
  });
}

/** Any region of a rollout may be the one that a person corrected. */
function firstDefined<T>(
  keys: string[],
  find: (key: string) => T | undefined,
): T | undefined {
  return keys.map(find).find(found => found !== undefined);
}

function compareFixes(a: Fix, b: Fix): number {
  return a.position - b.position || compareText(a.method, b.method);
}

function corrected(
  decision: boolean | undefined,
  computed: string | null,
): string | null {
  if (decision === undefined) {
    return computed;
  }
  return decision ? computed ?? 'manual' : null;
}

/** The first deployment of something other after a position. */
function nextNew(standings: Standing[], position: number): number | undefined {
  const next = standings.findIndex(
    ({ kind }, index) => index > position && kind !== 'redeploy',
  );
  return next < 0 ? undefined : next;
}

function findFixed(
  fix: Fix,
  standings: Standing[],
  links: IncidentLink[],
): number | undefined {
  switch (fix.method) {
    case 'revert':
      return fix.reverted;
    case 'hotfix':
      return standings[fix.position].previous;
    default:
      return links.find(link => fix.closes?.includes(link.incident.externalId))
        ?.position;
  }
}

/**
 * A failed deployment has recovered with the first of: a remedy was deployed; all its
 * incidents are resolved. An incident that is open keeps it open unless a remedy came.
 */
function decide(
  evidence: Evidence[],
  finishedAt: number,
): Pick<Verdict, 'isFailed' | 'confidence' | 'recoveredAt'> {
  if (evidence.length === 0) {
    return { isFailed: false, confidence: null, recoveredAt: null };
  }
  const ends: number[] = evidence
    .filter(each => each.remedy !== undefined)
    .map(each => each.recoveredAt!);
  const incidents = evidence.filter(each => each.method === 'incident');
  if (
    incidents.length > 0 &&
    incidents.every(each => each.recoveredAt !== null)
  ) {
    ends.push(Math.max(...incidents.map(each => each.recoveredAt!)));
  }
  const possible = ends.filter(end => end >= finishedAt);
  return {
    isFailed: true,
    confidence: evidence
      .map(each => each.confidence)
      .reduce((a, b) =>
        CONFIDENCES.indexOf(a) >= CONFIDENCES.indexOf(b) ? a : b,
      ),
    recoveredAt: possible.length > 0 ? Math.min(...possible) : null,
  };
}

/** What a person says wins; what the computation found stays beside it. */
function overrule(
  verdict: Pick<Verdict, 'isFailed' | 'confidence' | 'recoveredAt'>,
  manual: { failed: boolean | null; recoveredAt?: number },
  standings: Standing[],
  position: number,
): Pick<Verdict, 'isFailed' | 'confidence' | 'recoveredAt'> {
  if (!manual.failed) {
    return { isFailed: false, confidence: 'certain', recoveredAt: null };
  }
  const next = nextNew(standings, position);
  const fixedByNext =
    next === undefined ? null : standings[next].rollout.finishedAt;
  return {
    isFailed: true,
    confidence: 'certain',
    recoveredAt:
      manual.recoveredAt ??
      (verdict.isFailed ? verdict.recoveredAt : fixedByNext),
  };
}
