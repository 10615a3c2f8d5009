export * from './createHistory';
export * from './plugin';
export { hasMaintenance } from './reportDelivery';
export * from './sendHistory';
export * from './styles';
export * from './types';
