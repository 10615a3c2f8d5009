export * from './readTargets';
export * from './standingOf';
