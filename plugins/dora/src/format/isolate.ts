/** Letters that are written from right to left, and marks that turn the direction. */
const TURNING =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const MARKS = /[\u202a-\u202e\u2066-\u2069]/g;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * Keeps a name from turning the words and numbers around it. It is for names within
 * sentences; where a name has an element of its own, that is a `bdi`.
 */
export function isolate(name: string): string {
  return TURNING.test(name)
    ? `${FIRST_STRONG_ISOLATE}${name.replace(MARKS, '')}${POP_ISOLATE}`
    : name;
}
