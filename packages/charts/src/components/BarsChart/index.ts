export { BarsChart } from './BarsChart';
export type { BarsChartProps, BarsPoint, BarsSeries } from './types';
