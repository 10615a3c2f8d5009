import { MetricId, METRICS } from './metrics';

/** What a metric of a scope is meant to be. */
export interface MetricTarget {
  scope: string;
  metric: MetricId;
  /**
   * In the metric's unit: the most that a duration or a ratio should be, the least that
   * a frequency should be.
   */
  value: number;
  /** The user who set it. */
  setBy: string;
  setAt: string;
}

/** The targets of a scope. */
export interface TargetsReport {
  scope: string;
  /** Whether the reader may set and remove them. */
  editable: boolean;
  items: MetricTarget[];
}

/** A target to be set. */
export interface NewTarget {
  scope: string;
  metric: MetricId;
  value: number;
}

/** A value beside what it is meant to be. */
export interface TargetStanding {
  /** What it is meant to be, see {@link MetricTarget.value}. */
  value: number;
  setBy: string;
  setAt: string;
  /**
   * Null if it can't be said: there is no value, or it was measured by other
   * definitions than those that targets are set for, the default ones.
   */
  met: boolean | null;
  /** How far the value still has to go, in the metric's unit; 0 once it is met. */
  gap: number | null;
}

/** Whether a value is at least as good as it is meant to be. */
export function meetsTarget(
  metric: MetricId,
  value: number,
  target: number,
): boolean {
  return METRICS[metric].better === 'higher'
    ? value >= target
    : value <= target;
}
