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
  { exclusions }: StoredRules,
): DefinitionsReport {
  const defaults: Definitions = {
    start: 'commit',
    bots: exclusions.some(rule => rule.bots) ? 'exclude' : 'include',
  };
  return { start, bots: bots ?? defaults.bots, defaults };
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
