export * from './compare';
export * from './corrections';
export * from './definitions';
export * from './metrics';
export * from './quality';
export * from './report';
export * from './rows';
export * from './targets';
