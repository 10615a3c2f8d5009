export { linePath, runsOf, type Place } from './path';
export { axisWidth, tickAnchor, timeTicks, toPixels } from './pixels';
export { chooseScale, clampTo, type Scale } from './ticks';
