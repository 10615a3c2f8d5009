export * from './loadScope';
export * from './ResolvedScope';
