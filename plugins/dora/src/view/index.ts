export * from './changeView';
export * from './DeliveryView';
export * from './lastFrame';
export * from './links';
export * from './parseView';
export * from './serialiseView';
export * from './toRequest';
