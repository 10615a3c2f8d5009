import { Tone } from '../types';

/** The colour of a tone; the frame sets it for light, dark and forced colours. */
export function colorOf(tone: Tone): string {
  return `var(--chart-${tone})`;
}
