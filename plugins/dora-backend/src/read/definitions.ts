import { ServiceUnavailableError } from '@backstage/errors';
import {
  BotChanges,
  Definitions,
  DefinitionsReport,
} from '@milepost/plugin-dora-common';
import { FoundChange } from './facts';
import { StoredRules } from './metrics/rulesOfMetric';
import { CountedChange } from './tally';

/** What a reader has chosen; the rest is as the rules have it. */
export interface AskedDefinitions {
  start: Definitions['start'];
  bots?: BotChanges;
}

/** Says by which definitions an answer is made. */
export function resolveDefinitions(
  { start, bots }: AskedDefinitions,
  rules: StoredRules,
): DefinitionsReport {
  requireMarks(bots, rules);
  const defaults: Definitions = {
    start: 'commit',
    bots: rules.exclusions.some(rule => rule.bots) ? 'exclude' : 'include',
  };
  return { start, bots: bots ?? defaults.bots, defaults };
}

/** The first layout of results that says which changes are up to bots. */
const LAYOUT_WITH_MARKS = 2;

/**
 * Throws where results are still those of a release that did not mark the changes of
 * bots: an answer from them would take no notice of what is asked.
 */
export function requireMarks(
  bots: BotChanges | undefined,
  { layout }: StoredRules,
): void {
  if (bots !== undefined && layout < LAYOUT_WITH_MARKS) {
    throw new ServiceUnavailableError(
      "Which changes bots made is being computed for the first time; ask again later, or without 'bots'",
    );
  }
}

/** Whether definitions are those that hold if nobody chooses. */
export function areDefault({
  start,
  bots,
  defaults,
}: DefinitionsReport): boolean {
  return start === defaults.start && bots === defaults.bots;
}

/** How a change counts by some definitions. */
export function countChange(
  { isUpToBots, isExcluded, leadSeconds, stageSeconds }: FoundChange,
  { start, bots }: Definitions,
): CountedChange {
  return {
    isExcluded: isUpToBots ? bots === 'exclude' : isExcluded,
    leadSeconds: leadSeconds[start],
    stageSeconds,
  };
}
