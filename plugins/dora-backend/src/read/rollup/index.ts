export * from './LocalDays';
export * from './RolledDay';
export * from './Roller';
export * from './RollupFeed';
export * from './RollupStore';
