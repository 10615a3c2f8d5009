import { codesOf, SurveyItem } from '../items';

/** How often each code of an item was chosen, in the order of its codes. */
export type Histogram = readonly number[];

/** An empty histogram of an item. */
export function emptyHistogram(item: Pick<SurveyItem, 'kind'>): number[] {
  return codesOf(item).map(() => 0);
}

/** Code by code. */
export function addHistograms(histograms: readonly Histogram[]): number[] {
  const length = Math.max(0, ...histograms.map(({ length: bins }) => bins));
  return Array.from({ length }, (_, bin) =>
    sum(histograms.map(histogram => histogram[bin] ?? 0)),
  );
}

/** The number of answers. */
export function sizeOf(histogram: Histogram): number {
  return sum(histogram);
}

/** How many are favourable and how many unfavourable; neutral ones are neither. */
export function leanings(
  item: Pick<SurveyItem, 'kind'>,
  histogram: Histogram,
): { favourable: number; unfavourable: number } {
  const codes = codesOf(item);
  const [highestUnfavourable, lowestFavourable] =
    item.kind === 'recommendation' ? [6, 9] : [2, 4];
  return {
    favourable: sum(
      histogram.filter((_, bin) => codes[bin] >= lowestFavourable),
    ),
    unfavourable: sum(
      histogram.filter((_, bin) => codes[bin] <= highestUnfavourable),
    ),
  };
}

/** The mean code. */
export function meanOf(
  item: Pick<SurveyItem, 'kind'>,
  histogram: Histogram,
): number {
  const codes = codesOf(item);
  return (
    sum(histogram.map((count, bin) => count * codes[bin])) / sizeOf(histogram)
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
