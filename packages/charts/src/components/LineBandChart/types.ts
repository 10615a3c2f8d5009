import { ChartProps, Point, ScaleKind, Target } from '../../types';

/**
 * A bucket with its middle value, and with what lies around it.
 *
 * @public
 */
export interface LineBandPoint extends Point {
  /** `null` where nothing is known: the line has a gap there. */
  value: number | null;
  /** The lower edge of the band; drawn where `high` is given too. */
  low?: number;
  high?: number;
  /** A further value above, drawn thin. */
  upper?: number;
}

/** @public */
export interface LineBandChartProps extends ChartProps {
  points: LineBandPoint[];
  /** What the line shows, such as "Median". */
  valueName: string;
  bandName?: string;
  upperName?: string;
  format: (value: number) => string;
  /** @defaultValue 'linear' */
  scale?: ScaleKind;
  target?: Target;
  /** In pixels. @defaultValue 240 */
  height?: number;
}
