export * from './createHistory';
export { scheduleHistory } from './scheduleHistory';
export { hasMaintenance } from './reportDelivery';
export * from './sendHistory';
export * from './styles';
export * from './types';
