import { SurveyItem } from '../items';
import { Histogram, leanings, sizeOf } from './histogram';

/**
 * Whether a histogram may be known: it has enough answers, and it doesn't say of
 * everybody in it what they chose.
 *
 * @remarks
 *
 * One answer may be the reader's own. So a code that all but one chose is as bad as one
 * that all chose, and so is a group in which all lean the same way.
 */
export function isSafe(
  item: Pick<SurveyItem, 'kind'>,
  histogram: Histogram,
  minAnswers: number,
): boolean {
  return hasEnoughAnswers(histogram, minAnswers) && isMixed(item, histogram);
}

/** Whether there are as many answers as the round asks for. */
export function hasEnoughAnswers(
  histogram: Histogram,
  minAnswers: number,
): boolean {
  return sizeOf(histogram) >= minAnswers;
}

/** Whether people differ. */
export function isMixed(
  item: Pick<SurveyItem, 'kind'>,
  histogram: Histogram,
): boolean {
  const answers = sizeOf(histogram);
  const { favourable, unfavourable } = leanings(item, histogram);
  return (
    Math.max(...histogram) < answers - 1 &&
    favourable < answers &&
    unfavourable < answers
  );
}
