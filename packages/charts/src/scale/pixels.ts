import { Scale } from './ticks';

// Of a character in the small size, on average and rounded up.
const PER_CHARACTER = 6.6;
const TICK_GAP = 10;
const MAX_AXIS = 96;

/** Turns a value into pixels; both ends may be turned round, as on a vertical axis. */
export function toPixels(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const [low, high] = domain;
  const [start, end] = range;
  return value =>
    high === low
      ? (start + end) / 2
      : start + ((value - low) / (high - low)) * (end - start);
}

/** Evenly spaced moments from the first to the last, as many as there is room for. */
export function timeTicks(options: {
  from: number;
  to: number;
  width: number;
  perTick: number;
}): number[] {
  const { from, to, width, perTick } = options;
  if (!(to > from)) {
    return [from];
  }
  const steps = Math.max(1, Math.min(6, Math.floor(width / perTick) - 1));
  return Array.from(
    { length: steps + 1 },
    (_, index) => from + ((to - from) * index) / steps,
  );
}

/** How wide the axis must be for its longest text, in pixels. */
export function axisWidth(
  scale: Scale,
  format: (value: number) => string,
): number {
  const longest = Math.max(...scale.ticks.map(tick => format(tick).length));
  return Math.min(MAX_AXIS, Math.ceil(longest * PER_CHARACTER) + TICK_GAP);
}

/** The first and the last time are written inwards, so that neither is cut off. */
export function tickAnchor(
  index: number,
  count: number,
): 'start' | 'middle' | 'end' {
  if (index === 0) {
    return 'start';
  }
  return index === count - 1 ? 'end' : 'middle';
}
