import { SourceActivity } from '@milepost/plugin-dora-common';

/** What is known of how a source reports; moments in milliseconds. */
export interface SourceTrace {
  /** Deliveries that are kept, the first and the last of them. */
  deliveries: { count: number; first: number; last: number } | null;
  /** When it was last asked for what is new, of sources that are. */
  lastReadAt: number | null;
  /** Whether anything of it is part of the metrics, however long ago it came. */
  hasReported: boolean;
}

const DAY = 86_400_000;

/** Weekends and a holiday beside them are no silence, however busy the week is. */
const LEAST = 4 * DAY;
const MOST = 30 * DAY;

/** A pause that is so much longer than the usual one is no accident. */
const USUAL_PAUSES = 10;

/**
 * Tells whether a source has gone silent: by its own pace, as one that reports every
 * minute is missed sooner than one that reports once a week.
 */
export function judgeActivity(
  { deliveries, hasReported, lastReadAt }: SourceTrace,
  now: number,
): { activity: SourceActivity; silentAfterSeconds: number | null } {
  const last = Math.max(deliveries?.last ?? 0, lastReadAt ?? 0);
  if (last === 0) {
    return {
      activity: hasReported ? 'silent' : 'never',
      silentAfterSeconds: null,
    };
  }
  const silentAfter = Math.round(
    Math.min(MOST, Math.max(LEAST, USUAL_PAUSES * usualPause(deliveries))),
  );
  return {
    activity: now - last > silentAfter ? 'silent' : 'active',
    silentAfterSeconds: Math.round(silentAfter / 1000),
  };
}

function usualPause(deliveries: SourceTrace['deliveries']): number {
  if (!deliveries) {
    // It is read, which is done every few minutes.
    return 0;
  }
  const { count, first, last } = deliveries;
  return count > 1 ? (last - first) / (count - 1) : Infinity;
}
