import { ChartProps, Interval, Point, Target, Tone } from '../../types';

/** @public */
export interface BarsSeries {
  id: string;
  name: string;
  tone: Tone;
}

/**
 * A bucket with one value a series, and the ratio that belongs to it.
 *
 * @public
 */
export interface BarsPoint extends Point {
  /** By the id of the series; what is missing is 0. */
  values: Record<string, number>;
  /** `null` where there is none: the line has a gap there. */
  ratio?: number | null;
  interval?: Interval;
}

/** @public */
export interface BarsChartProps extends ChartProps {
  /** Stacked from the bottom up in this order. */
  series: BarsSeries[];
  points: BarsPoint[];
  format: (value: number) => string;
  formatRatio?: (ratio: number) => string;
  ratioName?: string;
  /** In the unit of the ratio where there is one, else in that of the bars. */
  target?: Target;
  /** In pixels. @defaultValue 240 */
  height?: number;
}
