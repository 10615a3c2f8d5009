export * from './artifactIds';
export * from './delivery';
export * from './DoraSource';
export * from './doraSourcesExtensionPoint';
export * from './readJson';
export * from './repositoryId';
export * from './RetryLaterError';
