import { SurveyItem } from '../items';
import { Histogram, leanings, sizeOf } from './histogram';

/**
 * Whether people differ: whether the histogram doesn't say of everybody what they chose.
 *
 * @remarks
 *
 * One answer may be the reader's own. So a code that all but one chose is as bad as one
 * that all chose, and so is a group in which all lean the same way.
 */
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
