import {
  meetsTarget,
  MetricTarget,
  TargetStanding,
} from '@milepost/plugin-dora-common';

/** Puts a value beside what it is meant to be; null if there is none to compare. */
export function standingOf(
  { metric, setAt, setBy, value: target }: MetricTarget,
  value: number | null,
): TargetStanding {
  const set = { value: target, setBy, setAt };
  if (value === null) {
    return { ...set, met: null, gap: null };
  }
  return meetsTarget(metric, value, target)
    ? { ...set, met: true, gap: 0 }
    : { ...set, met: false, gap: Math.abs(value - target) };
}
