import { Box, Move, moveAlong } from '../../frame';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_A_WEEK = 7;

/** The least size of a day that can be told from its neighbours and hit, in pixels. */
const MIN_STEP = 12;
const MAX_STEP = 20;
const GAP = 2;
/** Above each row of weeks, for the names of the months. */
export const MONTHS_HEIGHT = 18;
const BLOCK_GAP = 10;
/** Room for the name of a month. */
const MONTH_WIDTH = 46;

/** Days since 1970. Dates have no time zone, so the arithmetic is done in UTC. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** 0 for Monday to 6 for Sunday; 1970 began on a Thursday. */
export function weekday(day: number): number {
  return (((day + 3) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK;
}

/** Where the days are, and how much room they take. */
export interface CalendarLayout {
  boxes: Box[];
  /** The first day of each month, and above which week its name stands. */
  months: { date: string; x: number; y: number }[];
  height: number;
}

/**
 * Lays days out as weeks from left to right. Where the width does not hold all weeks,
 * they go on in a further row below, as lines of a text do.
 */
export function layOutCalendar(dates: string[], width: number): CalendarLayout {
  if (dates.length === 0) {
    return { boxes: [], months: [], height: 0 };
  }
  const days = dates.map(dayNumber);
  const least = Math.min(...days);
  const firstMonday = least - weekday(least);
  const weeks = Math.floor((Math.max(...days) - firstMonday) / DAYS_A_WEEK) + 1;
  const perRow = Math.max(1, Math.min(weeks, Math.floor(width / MIN_STEP)));
  const step = Math.min(MAX_STEP, Math.floor(width / perRow));
  const blockHeight = MONTHS_HEIGHT + DAYS_A_WEEK * step + BLOCK_GAP;

  const boxes = days.map(day => {
    const week = Math.floor((day - firstMonday) / DAYS_A_WEEK);
    const block = Math.floor(week / perRow);
    return {
      x: (week % perRow) * step,
      y: block * blockHeight + MONTHS_HEIGHT + weekday(day) * step,
      width: step - GAP,
      height: step - GAP,
    };
  });
  return {
    boxes,
    months: monthsOf(dates, boxes, days, step),
    height: Math.ceil(weeks / perRow) * blockHeight - BLOCK_GAP,
  };
}

/** A month stands above the week of its first day, unless the next stands in its way. */
function monthsOf(
  dates: string[],
  boxes: Box[],
  days: number[],
  step: number,
): CalendarLayout['months'] {
  const months = dates.flatMap((date, index) =>
    index > 0 && date.slice(0, 7) === dates[index - 1].slice(0, 7)
      ? []
      : [
          {
            date: `${date.slice(0, 7)}-01`,
            x: boxes[index].x,
            y: boxes[index].y - weekday(days[index]) * step,
          },
        ],
  );
  return months.filter((month, index) => {
    const next = months[index + 1];
    return !next || next.y !== month.y || next.x - month.x >= MONTH_WIDTH;
  });
}

/** Up and down lead to the days before and after, left and right by a week. */
export function moveByWeeks(dates: string[]): Move {
  const days = dates.map(dayNumber);
  const along = moveAlong(dates.length);
  return (index, key) => {
    const weeks = { ArrowRight: DAYS_A_WEEK, ArrowLeft: -DAYS_A_WEEK }[key];
    if (weeks === undefined) {
      return along(index, key);
    }
    const found = days.indexOf(days[index] + weeks);
    return found < 0 ? index : found;
  };
}
