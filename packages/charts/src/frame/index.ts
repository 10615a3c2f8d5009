export { ChartFrame } from './ChartFrame';
export { type LegendEntry } from './Legend';
export { provisionalEntry } from './legendEntries';
export { moveAlong, moveInRows, type Move } from './moves';
export { usePlaces, usePlotSize } from './PlotContext';
export type { Box, Mark } from './types';
