export { MetricTiles } from './MetricTiles';
export { MetricTilesSkeleton } from './MetricTilesSkeleton';
