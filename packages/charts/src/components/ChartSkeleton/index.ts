export { ChartSkeleton } from './ChartSkeleton';
