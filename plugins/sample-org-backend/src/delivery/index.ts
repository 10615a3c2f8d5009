export * from './createHistory';
export * from './plugin';
export * from './sendHistory';
export * from './types';
