export * from './compare';
export * from './corrections';
export * from './metrics';
export * from './report';
export * from './rows';
