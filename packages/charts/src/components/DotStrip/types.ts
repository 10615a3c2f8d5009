import { ChartProps, ScaleKind } from '../../types';

/** @public */
export interface DotStripPoint {
  id: string;
  /** In milliseconds since 1970. */
  at: number;
  /** `null` where it is not known; drawn hollow at the foot of the picture. */
  value: number | null;
  /** It still goes on, and `value` grows: drawn as a rising arrow. */
  open?: boolean;
  name: string;
  detail?: string;
}

/** @public */
export interface DotStripProps extends ChartProps {
  points: DotStripPoint[];
  from: number;
  to: number;
  median?: number | null;
  /** @defaultValue 'linear' */
  scale?: ScaleKind;
  format: (value: number) => string;
  formatTime: (ms: number) => string;
  /** A shorter time for the axis. @defaultValue formatTime */
  formatTick?: (ms: number) => string;
  /** In pixels. @defaultValue 240 */
  height?: number;
}
