export * from './actions';
export * from './config';
export * from './createReadSide';
export { RollupFeed, RollupStore } from './rollup';
