import { SurveyItem } from '../items';
import { netScoreMargin, wilsonInterval } from '../statistics';
import { Histogram, leanings, meanOf, sizeOf } from './histogram';
import { CoarseCell, Share, ShownCell } from './types';

/** Fewer answers than this are rounded, as each of them is 5 points or more. */
const SMALL = 20;
const SMALL_STEP = 5;

/** Beyond these a share says the same of almost everybody, so only the bound is shown. */
const LOWEST_SHOWN = 10;
const HIGHEST_SHOWN = 90;

/**
 * What is shown of a histogram that may be known.
 *
 * @remarks
 *
 * Interval and scores are computed from what is shown, never from what was rounded off.
 */
export function presentCell(
  item: SurveyItem,
  histogram: Histogram,
  invited: number,
): ShownCell {
  const n = sizeOf(histogram);
  const { favourable, unfavourable } = leanings(item, histogram);
  const step = n < SMALL ? SMALL_STEP : 1;
  const percentOf = (count: number) => roundTo((100 * count) / n, step);
  const share = capped(percentOf(favourable));
  if (share.bound) {
    return { status: 'shown', n, favourable: share };
  }
  const population = Math.max(n, invited);
  const { low, high } = wilsonInterval({
    successes: (share.percent / 100) * n,
    answers: n,
    population,
  });
  return {
    status: 'shown',
    n,
    favourable: share,
    interval: { low: roundTo(100 * low, 0.1), high: roundTo(100 * high, 0.1) },
    distribution: histogram.map(percentOf),
    mean: roundTo(meanOf(item, histogram), 0.1),
    ...(item.kind === 'recommendation'
      ? {
          netScore: {
            points: roundTo((100 * (favourable - unfavourable)) / n, step),
            margin: Math.ceil(
              100 *
                netScoreMargin({
                  promoters: favourable,
                  detractors: unfavourable,
                  answers: n,
                  population,
                }),
            ),
          },
        }
      : {}),
  };
}

/** The favourable share alone, rounded. */
export function presentCoarsely(
  item: SurveyItem,
  histogram: Histogram,
  step: number,
): CoarseCell {
  const { favourable } = leanings(item, histogram);
  const percent = roundTo((100 * favourable) / sizeOf(histogram), step);
  return { status: 'coarse', favourable: { percent }, step };
}

function capped(percent: number): Share {
  if (percent >= HIGHEST_SHOWN) {
    return { percent: HIGHEST_SHOWN, bound: 'at-least' };
  }
  if (percent <= LOWEST_SHOWN) {
    return { percent: LOWEST_SHOWN, bound: 'at-most' };
  }
  return { percent };
}

function roundTo(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(1));
}
