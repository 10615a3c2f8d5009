export * from './LocalDays';
export * from './Roller';
export * from './RollupStore';
