import { MetricId, MetricTarget } from '@milepost/plugin-dora-common';
import { StoredInstant, toInstant } from '../database/tables';

/** On which side of its target a value is. */
export type Side = 'met' | 'missed';

/** A row of `metric_targets`. */
export interface TargetRow {
  scope_ref: string;
  metric: MetricId;
  value: number;
  set_by: string;
  set_at: StoredInstant;
  told_side: Side | null;
}

/** A row of `target_notices`. */
export interface NoticeRow {
  scope_ref: string;
  sent_at: StoredInstant;
}

/** A target as readers see it. */
export function toTarget(row: TargetRow): MetricTarget {
  return {
    scope: row.scope_ref,
    metric: row.metric,
    value: row.value,
    setBy: row.set_by,
    setAt: new Date(toInstant(row.set_at)).toISOString(),
  };
}
