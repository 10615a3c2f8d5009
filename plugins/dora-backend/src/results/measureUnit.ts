import { ChangeFlag } from '../database/tables';
import type { Corrections } from './Corrections';
import { measureChange } from './measureChange';
import type { ChangeFactResult } from './rows';
import type { Rollout } from './types';
import type { ViewedUnit } from './UnitView';

/**
 * Measures a change against its deployment. Where the data can't tell, the change stays
 * in the results without a lead time and with a mark that says why.
 */
export function measureUnit(options: {
  viewed: ViewedUnit;
  rollout: Rollout;
  /** Before this moment an earlier deployment may have shipped it unseen. */
  horizon: number;
  corrections: Corrections;
}): ChangeFactResult {
  const { viewed, rollout, horizon, corrections } = options;
  const measured = measureChange(viewed.moments, rollout);
  let flags = measured.flags | viewed.flags;
  if (viewed.touch === 'unknown') {
    flags |= ChangeFlag.pathsUnknown;
  }
  if (viewed.historyAt !== null && viewed.historyAt < horizon) {
    flags |= ChangeFlag.historyUnknown;
  }
  const isUnknown =
    (flags & (ChangeFlag.pathsUnknown | ChangeFlag.historyUnknown)) !== 0;
  const decision = corrections.isExcluded('change', viewed.key);
  if (decision !== undefined) {
    flags &= ~ChangeFlag.upToBots;
  }
  return {
    ...measured,
    ...(isUnknown ? { lead_s: null, merge_lead_s: null } : {}),
    flags,
    unit: viewed.unit,
    subject_id: viewed.subjectId,
    attempt_id: rollout.leader.id,
    deployed_at: rollout.finishedAt,
    excluded_by: excludedBy(decision, viewed.excludedBy),
  };
}

/** A person's decision wins over the rules, either way. */
export function excludedBy(
  decision: boolean | undefined,
  rule: string | undefined,
): string | null {
  if (decision === undefined) {
    return rule ?? null;
  }
  return decision ? 'correction' : null;
}
