export { LineBandChart } from './LineBandChart';
export type { LineBandChartProps, LineBandPoint } from './types';
