export * from './MetricsReader';
export * from './metricValue';
