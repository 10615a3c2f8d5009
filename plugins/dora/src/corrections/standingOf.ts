import { CorrectionRow } from '@milepost/plugin-dora-common';
import { topicOf, valueOf } from './decisions';

/**
 * Whether a correction `holds`, was `replaced` by a later one of the same thing, or
 * has `given-back` the decision to the computation.
 */
export type Standing = 'holds' | 'replaced' | 'given-back';

/** What became of each correction: of those of one thing the latest holds. */
export function standingOf(
  corrections: readonly CorrectionRow[],
): { correction: CorrectionRow; standing: Standing }[] {
  const latest = new Map<string, CorrectionRow>();
  for (const correction of corrections) {
    const topic = topicOf(correction.decision);
    const known = latest.get(topic);
    if (!known || isLater(correction, known)) {
      latest.set(topic, correction);
    }
  }
  return corrections.map(correction => {
    if (latest.get(topicOf(correction.decision)) !== correction) {
      return { correction, standing: 'replaced' };
    }
    return {
      correction,
      standing: valueOf(correction.decision) === null ? 'given-back' : 'holds',
    };
  });
}

/** As the backend tells two corrections of the same instant apart. */
function isLater(one: CorrectionRow, other: CorrectionRow): boolean {
  const difference = Date.parse(one.at) - Date.parse(other.at);
  return difference === 0 ? one.id > other.id : difference > 0;
}
