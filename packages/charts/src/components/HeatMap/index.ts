export { HeatMap } from './HeatMap';
export type { HeatMapDay, HeatMapProps } from './types';
