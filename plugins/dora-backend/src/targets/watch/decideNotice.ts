import { MetricId, MetricTarget } from '@milepost/plugin-dora-common';
import { Side } from '../tables';

/** Between two notices to the people of a scope. */
export const NOTICE_PAUSE_MS = 7 * 86_400_000;

/** A target with the side on which its metric is. */
export interface Watched {
  target: MetricTarget;
  /** What its people were told last, or what was so at first; null: not known yet. */
  told: Side | null;
  /** What is so now; null if there is too little data to say. */
  side: Side | null;
}

/** A metric that has come to the other side of its target. */
export interface Crossing {
  metric: MetricId;
  from: Side;
  to: Side;
}

/** What has to be written down or said. */
export interface Decision {
  /** Where a metric is at first, which is no news. */
  baselines: { metric: MetricId; side: Side }[];
  /** What people are to be told now. */
  crossings: Crossing[];
}

/**
 * Decides what the people of a scope are told. A crossing within the pause after a notice
 * is not told, and not forgotten: it is told afterwards, unless it has been undone.
 */
export function decideNotice(
  watched: readonly Watched[],
  { lastNoticeAt, now }: { lastNoticeAt: number | null; now: number },
): Decision {
  const decision: Decision = { baselines: [], crossings: [] };
  const maySpeak =
    lastNoticeAt === null || now - lastNoticeAt >= NOTICE_PAUSE_MS;
  for (const { side, target, told } of watched) {
    if (side === null) {
      continue;
    }
    if (told === null) {
      decision.baselines.push({ metric: target.metric, side });
    } else if (told !== side && maySpeak) {
      decision.crossings.push({ metric: target.metric, from: told, to: side });
    }
  }
  return decision;
}
