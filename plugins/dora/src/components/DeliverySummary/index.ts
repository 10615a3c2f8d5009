export { DeliverySummary } from './DeliverySummary';
