import { SurveyItem } from '../items';
import { Cell, DimensionScore, GroupResults } from './types';

/** The three dimensions of the framework, in their usual order. */
export const DIMENSIONS = [
  'feedback-loops',
  'cognitive-load',
  'flow-state',
] as const;

const ITEMS_NEEDED = 2 / 3;

/**
 * Scores the dimensions of a group from the cells that are shown, and from nothing else:
 * what can be computed by the reader gives nothing away.
 */
export function scoreDimensions(
  items: readonly SurveyItem[],
  cells: Readonly<Record<string, Cell>>,
): Pick<GroupResults, 'dimensions' | 'index'> {
  const scores = DIMENSIONS.map(dimension =>
    scoreOf(
      items
        .filter(item => item.dimension === dimension)
        .map(item => cells[item.id]),
    ),
  );
  const shown = scores.flatMap(score =>
    score.status === 'shown' ? [score.favourable] : [],
  );
  return {
    dimensions: {
      'feedback-loops': scores[0],
      'cognitive-load': scores[1],
      'flow-state': scores[2],
    },
    ...(shown.length === DIMENSIONS.length ? { index: mean(shown) } : {}),
  };
}

function scoreOf(cells: readonly Cell[]): DimensionScore {
  if (cells.length === 0) {
    return { status: 'not-asked' };
  }
  const shown = cells.flatMap(cell => (cell.status === 'shown' ? [cell] : []));
  if (shown.length < cells.length * ITEMS_NEEDED) {
    return { status: 'protected' };
  }
  const intervals = shown.flatMap(({ interval }) => interval ?? []);
  return {
    status: 'shown',
    favourable: mean(shown.map(({ favourable }) => favourable.percent)),
    items: shown.length,
    // The same people answered all items of a dimension, so that their errors don't
    // cancel out. Averaging the bounds supposes that they never do.
    ...(intervals.length === shown.length
      ? {
          interval: {
            low: mean(intervals.map(({ low }) => low)),
            high: mean(intervals.map(({ high }) => high)),
          },
        }
      : {}),
  };
}

function mean(values: readonly number[]): number {
  const total = values.reduce((sum, value) => sum + value, 0);
  return Math.round((10 * total) / values.length) / 10;
}
