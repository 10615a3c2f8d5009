import { SurveyItem } from '../items';
import { hasEnoughAnswers } from './hasEnoughAnswers';
import { Histogram } from './histogram';
import { isMixed } from './isMixed';

/** Whether a histogram may be known: it has enough answers, and they differ. */
export function isSafe(
  item: Pick<SurveyItem, 'kind'>,
  histogram: Histogram,
  minAnswers: number,
): boolean {
  return hasEnoughAnswers(histogram, minAnswers) && isMixed(item, histogram);
}
