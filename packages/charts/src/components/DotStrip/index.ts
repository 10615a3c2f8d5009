export { DotStrip } from './DotStrip';
export type { DotStripPoint, DotStripProps } from './types';
