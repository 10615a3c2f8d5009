export * from './createHistory';
export * from './plugin';
export { hasMaintenance } from './DeliveryReporter';
export * from './sendHistory';
export * from './styles';
export * from './types';
