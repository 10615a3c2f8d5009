import {
  codesOf,
  emptyHistogram,
  SurveyItem,
} from '@milepost/plugin-devex-surveys-common';

/** A submission as it waits in the spool: what was said, in which bucket. */
export interface SpooledSubmission {
  keyId: string;
  answers: Array<{ item: string; code: number }>;
  comment?: string;
}

/** What was counted so far: nothing in it belongs to one person. */
export interface Tally {
  /** By key id. */
  responses: Record<string, number>;
  /** By key id and item id. */
  histograms: Record<string, Record<string, number[]>>;
  comments: string[];
}

/** Nothing counted yet. */
export function emptyTally(): Tally {
  return { responses: {}, histograms: {}, comments: [] };
}

/** Adds submissions. */
export function count(
  tally: Tally,
  submissions: readonly SpooledSubmission[],
  items: readonly SurveyItem[],
): Tally {
  const result: Tally = structuredClone(tally);
  for (const { keyId, answers, comment } of submissions) {
    result.responses[keyId] = (result.responses[keyId] ?? 0) + 1;
    const histograms = (result.histograms[keyId] ??= {});
    for (const { item: itemId, code } of answers) {
      const item = items.find(({ id }) => id === itemId);
      const bin = item ? codesOf(item).indexOf(code) : -1;
      if (item && bin >= 0) {
        const histogram = (histograms[itemId] ??= emptyHistogram(item));
        histogram[bin] += 1;
      }
    }
    if (comment) {
      result.comments.push(comment);
    }
  }
  return result;
}
