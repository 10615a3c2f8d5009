export * from './LocalDays';
export * from './Roller';
export * from './RollupFeed';
export * from './RollupStore';
