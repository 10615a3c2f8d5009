export * from './compare';
export * from './metrics';
export * from './report';
export * from './rows';
