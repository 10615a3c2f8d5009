export * from './ids';
export * from './readFacts';
export * from './readHistories';
