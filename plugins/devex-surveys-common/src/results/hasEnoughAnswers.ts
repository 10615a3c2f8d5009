import { Histogram, sizeOf } from './histogram';

/** Whether there are as many answers as the round asks for. */
export function hasEnoughAnswers(
  histogram: Histogram,
  minAnswers: number,
): boolean {
  return sizeOf(histogram) >= minAnswers;
}
