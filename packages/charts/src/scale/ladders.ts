const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Durations at which people read a clock or a calendar, in seconds. */
const ROUND_DURATIONS = [
  1,
  5,
  10,
  30,
  MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  90 * DAY,
  180 * DAY,
  360 * DAY,
];

/** The units in which a chart may be given durations, as parts of a second. */
const UNITS_PER_SECOND = [1000, 1, 1 / MINUTE, 1 / HOUR, 1 / DAY];

/** Values that may stand on an axis, in rising order. */
export type Ladder = (least: number, most: number) => number[];

/** 1, 2 and 5 of every power of ten. */
function decimalLadder(least: number, most: number): number[] {
  const first = Math.floor(Math.log10(least));
  const last = Math.ceil(Math.log10(most));
  const values: number[] = [];
  for (let power = first; power <= last; power++) {
    for (const digit of [1, 2, 5]) {
      // As text, because 5 * 10 ** -2 is not the number that 0.05 is.
      values.push(Number(`${digit}e${power}`));
    }
  }
  return values.filter(value => value >= least && value <= most);
}

function durationLadder(unitsPerSecond: number): Ladder {
  return (least, most) =>
    ROUND_DURATIONS.map(seconds => seconds * unitsPerSecond).filter(
      value => value >= least && value <= most,
    );
}

/**
 * The kinds of round values that there are. Which of them suits an axis cannot be seen
 * from its numbers: the same 3600 is round in seconds and not in hours.
 */
export const LADDERS: readonly Ladder[] = [
  decimalLadder,
  ...UNITS_PER_SECOND.map(durationLadder),
];
