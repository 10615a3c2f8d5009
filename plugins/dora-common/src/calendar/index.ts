export * from './buckets';
export * from './Window';
