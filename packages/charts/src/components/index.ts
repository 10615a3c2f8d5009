export * from './BarsChart';
export * from './ChartSkeleton';
export * from './DotStrip';
export * from './HeatMap';
export * from './LineBandChart';
export * from './ShareBar';
export * from './Sparkline';
export * from './Timeline';
