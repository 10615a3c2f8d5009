import { SharePart } from './types';

/** How much of the whole each part is, from 0 to 1; what is below 0 counts as 0. */
export function shares(parts: Pick<SharePart, 'value'>[]): number[] {
  const values = parts.map(({ value }) => Math.max(0, value));
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map(value => (total > 0 ? value / total : 0));
}

/** The index of the largest part, or `undefined` where nothing is anything. */
export function largestPart(ofWhole: number[]): number | undefined {
  const most = Math.max(0, ...ofWhole);
  return most > 0 ? ofWhole.indexOf(most) : undefined;
}
