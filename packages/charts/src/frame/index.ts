export { ChartFrame } from './ChartFrame';
export type { Box, Mark } from './types';
