/** How many shades there are above nothing; more cannot be told apart. */
export const LEVELS = 4;

/**
 * The shade of a value: 0 for nothing, and above it quarters of the largest value. A day
 * with one thing is never drawn like a day without.
 */
export function levelOf(value: number, most: number): number {
  return value <= 0 || most <= 0
    ? 0
    : Math.min(LEVELS, Math.max(1, Math.ceil((value / most) * LEVELS)));
}
