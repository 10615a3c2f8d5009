export * from './intervals';
export * from './LogHistogram';
export * from './quantile';
