/**
 * What a colour says. `good`, `bad` and `warn` are for status alone, and never say it
 * alone: the name beside them says it in words.
 *
 * @public
 */
export type Tone = 'neutral' | 'accent' | 'good' | 'bad' | 'warn';

/**
 * How values are laid out on an axis.
 *
 * @public
 */
export type ScaleKind = 'linear' | 'log';

/**
 * A bucket of time, such as a week, and what is known about it.
 *
 * @public
 */
export interface Point {
  /** Names the bucket in `onSelect`. */
  key: string;
  /** The bucket in words, such as "2–8 Nov 2026". */
  label: string;
  /** The bucket on the axis, such as "2 Nov", where the label is too long for it. */
  tick?: string;
  /** On how many observations the bucket's numbers rest. */
  n: number;
  /** More may still arrive for this bucket: it is hatched. */
  provisional?: boolean;
  /** The bucket reaches beyond the chosen window. */
  partial?: boolean;
  /** One more sentence for the tooltip and the table. */
  detail?: string;
}

/**
 * A value to reach, drawn as a named line.
 *
 * @public
 */
export interface Target {
  value: number;
  name: string;
}

/**
 * The bounds within which a value lies with the usual confidence.
 *
 * @public
 */
export interface Interval {
  low: number;
  high: number;
}

/**
 * What every chart with a table behind it takes.
 *
 * @public
 */
export interface ChartProps {
  /** The accessible name: what is shown, and of what. It is also the table's caption. */
  label: string;
  /** Called with the key of the point that was clicked, or chosen with Enter. */
  onSelect?: (key: string) => void;
}
