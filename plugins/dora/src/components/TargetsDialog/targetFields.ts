import { MetricId, METRICS, MetricUnit } from '@milepost/plugin-dora-common';

/** How much of a metric's unit one of the unit that people type is. */
const SCALES: Record<MetricUnit, number> = {
  seconds: 3_600,
  ratio: 0.01,
  'per-day': 1,
};

/** So that 0.07 of a ratio is written as 7, and not as 7.000000000000001. */
const DIGITS = 12;

/** A target as people type it: hours, percent, or a number a day. */
export function writeTarget(metric: MetricId, value: number): string {
  const scaled = value / SCALES[METRICS[metric].unit];
  return String(Number(scaled.toPrecision(DIGITS)));
}

/** What somebody has typed, or what is wrong with it. */
export type ReadTarget =
  | { value: number | null }
  | { problem: 'no-number' | 'too-much' };

/** Reads what somebody has typed; nothing means that there is no target. */
export function readTarget(metric: MetricId, text: string): ReadTarget {
  // Half of the world writes a comma.
  const typed = text.trim().replace(',', '.');
  if (typed === '') {
    return { value: null };
  }
  const number = Number(typed);
  if (!Number.isFinite(number) || number <= 0) {
    return { problem: 'no-number' };
  }
  const { unit } = METRICS[metric];
  if (unit === 'ratio' && number > 100) {
    return { problem: 'too-much' };
  }
  return { value: Number((number * SCALES[unit]).toPrecision(DIGITS)) };
}
