import { HISTOGRAM_RELATIVE_ERROR } from '../statistics';
import { Window } from '../calendar';
import { METRICS, MetricId } from './metrics';
import { Comparison, Precision } from './report';

/** A value that is to be compared. */
export interface ComparedValue {
  value: number | null;
  n: number;
  precision: Precision;
}

/** Compares a window's value with the one of the window before. */
export function compareValues(
  metric: MetricId,
  current: ComparedValue,
  before: ComparedValue,
  window: Window,
): Comparison {
  return {
    window,
    value: before.value,
    n: before.n,
    change:
      current.value !== null && before.value !== null && before.value > 0
        ? current.value / before.value - 1
        : null,
    direction: directionOf(metric, current, before),
  };
}

function directionOf(
  metric: MetricId,
  current: ComparedValue,
  before: ComparedValue,
): Comparison['direction'] {
  if (current.value === null || before.value === null) {
    if (current.value === before.value) {
      return 'unknown';
    }
    return before.value === null ? 'new' : 'gone';
  }
  const difference = current.value - before.value;
  if (Math.abs(difference) <= uncertainty(current) + uncertainty(before)) {
    return 'same';
  }
  return difference > 0 === (METRICS[metric].better === 'higher')
    ? 'better'
    : 'worse';
}

/** A change that is smaller than the error of what is compared is none. */
function uncertainty({ value, precision }: ComparedValue): number {
  return precision === 'exact' ? 0 : (value ?? 0) * HISTOGRAM_RELATIVE_ERROR;
}
