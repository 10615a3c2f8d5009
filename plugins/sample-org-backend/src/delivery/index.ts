export * from './createHistory';
export { hasMaintenance } from './DeliveryReporter';
export { scheduleHistory } from './scheduleHistory';
export * from './sendHistory';
export * from './styles';
export * from './types';
