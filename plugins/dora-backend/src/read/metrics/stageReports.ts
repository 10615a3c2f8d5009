import { StageReport } from '@milepost/plugin-dora-common';
import { STAGES, Tally } from '../tally';

/** The stages' shares of the lead time. */
export function stageReports(tally: Tally): StageReport[] {
  const sum = tally.stageSeconds.reduce((a, b) => a + b, 0);
  return STAGES.map((stage, i) => ({
    stage,
    n: tally.stageCounts[i],
    totalSeconds: tally.stageSeconds[i],
    share: sum > 0 ? tally.stageSeconds[i] / sum : null,
  }));
}
