import { InputError } from '@backstage/errors';
import { DateTime, DateTimeUnit } from 'luxon';
import { Window, windowEnds, writeMoment } from './Window';

/** What a trend is cut into. */
export type BucketUnit = 'day' | 'week' | 'month' | 'quarter';

/** One piece of a trend. */
export interface Bucket {
  /** Such as `2026-03-01`, `2026-W09`, `2026-03` or `2026-Q1`. */
  label: string;
  from: string;
  to: string;
  /**
   * True if the window, or the present, cuts it: then it isn't comparable
   * with a full one.
   */
  partial: boolean;
}

/** How a window is cut. */
export interface BucketOptions {
  unit: BucketUnit;
  /** The present: a bucket that lasts longer is partial. */
  now: string;
  /** The first day of the week, 1 for Monday (as ISO has it) to 7. */
  weekStart?: number;
}

/** More would be neither readable as a trend nor quick to answer. */
export const MAX_BUCKETS = 800;

/**
 * Cuts a window into calendar days, weeks, months or quarters of its zone.
 * Weeks are labelled by ISO 8601: the week of the year that has its Thursday.
 */
export function cutIntoBuckets(
  window: Window,
  options: BucketOptions,
): Bucket[] {
  const { unit, weekStart = 1 } = options;
  if (!Number.isInteger(weekStart) || weekStart < 1 || weekStart > 7) {
    throw new InputError(
      `A week starts on a day from 1 (Monday) to 7, not on '${weekStart}'`,
    );
  }
  const { start, end } = windowEnds(window);
  const now = DateTime.fromISO(options.now, { zone: window.zone });
  const buckets: Bucket[] = [];
  let cursor = startOfUnit(start, unit, weekStart);
  while (cursor < end) {
    if (buckets.length === MAX_BUCKETS) {
      throw new InputError(
        `The window has more than ${MAX_BUCKETS} ${unit}s; ask for a shorter one or for longer pieces`,
      );
    }
    // By way of the calendar, not of hours: local midnight may not exist on
    // the day when clocks change, and then the next unit starts after it.
    const next = startOfUnit(
      cursor.plus({ [unit]: 1 }).plus({ hours: 6 }),
      unit,
      weekStart,
    );
    buckets.push({
      label: labelOf(cursor, unit),
      from: writeMoment(cursor < start ? start : cursor),
      to: writeMoment(next > end ? end : next),
      partial: cursor < start || next > end || next > now,
    });
    cursor = next;
  }
  return buckets;
}

function startOfUnit(
  moment: DateTime<true>,
  unit: BucketUnit,
  weekStart: number,
): DateTime<true> {
  if (unit !== 'week') {
    return moment.startOf(unit as DateTimeUnit);
  }
  const back = (moment.weekday - weekStart + 7) % 7;
  return moment.startOf('day').minus({ days: back }).startOf('day');
}

function labelOf(start: DateTime<true>, unit: BucketUnit): string {
  switch (unit) {
    case 'day':
      return start.toISODate();
    case 'week':
      // Three days on is within the same ISO week for a week from Monday, and
      // within the one that has most of its days for any other.
      return start.plus({ days: 3 }).toFormat("kkkk-'W'WW");
    case 'month':
      return start.toFormat('yyyy-MM');
    default:
      return start.toFormat("yyyy-'Q'q");
  }
}
