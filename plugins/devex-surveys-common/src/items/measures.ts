import type { MetricId, StageReport } from '@milepost/plugin-dora-common';

/**
 * What the delivery metrics measure of the same thing that an item asks about: one of
 * the metrics, or the mean time that a change spends in some stages.
 *
 * @public
 */
export type SystemMeasure =
  | { kind: 'metric'; metric: MetricId }
  | { kind: 'stages'; stages: ReadonlyArray<StageReport['stage']> };

const SYSTEM_MEASURES: Readonly<Record<string, readonly SystemMeasure[]>> = {
  // From asking for a review until it is done.
  'review-wait@1': [{ kind: 'stages', stages: ['pickup', 'review'] }],
  // From the merge on.
  'release-ease@1': [
    { kind: 'stages', stages: ['wait', 'deploy'] },
    { kind: 'metric', metric: 'deployment-frequency' },
  ],
  // Work that nobody had planned.
  'clear-goals@1': [{ kind: 'metric', metric: 'deployment-rework-rate' }],
  'overall-ease@1': [
    { kind: 'metric', metric: 'change-lead-time' },
    { kind: 'metric', metric: 'change-fail-rate' },
  ],
};

/**
 * What to show beside the answers to an item, of a group and never of a person; nothing
 * if the delivery metrics have no counterpart.
 *
 * @remarks
 *
 * Kept apart from the item bank, whose entries never change: what can be measured does.
 *
 * @public
 */
export function systemMeasuresOf(itemId: string): readonly SystemMeasure[] {
  return SYSTEM_MEASURES[itemId] ?? [];
}
