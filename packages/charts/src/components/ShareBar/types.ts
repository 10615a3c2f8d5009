import { ChartProps } from '../../types';

/** @public */
export interface SharePart {
  id: string;
  name: string;
  value: number;
  detail?: string;
}

/** @public */
export interface ShareBarProps extends ChartProps {
  parts: SharePart[];
  format: (value: number) => string;
}
