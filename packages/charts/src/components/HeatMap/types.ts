import { ChartProps } from '../../types';

/** @public */
export interface HeatMapDay {
  /** As year-month-day, such as 2026-11-23. */
  date: string;
  value: number;
  provisional?: boolean;
}

/** @public */
export interface HeatMapProps extends ChartProps {
  /** A day that is missing is "no data", which 0 is not. */
  days: HeatMapDay[];
  format: (value: number) => string;
  formatDay: (date: string) => string;
  /** The name of a month by its first day. @defaultValue such as 2026-11 */
  formatMonth?: (date: string) => string;
}
