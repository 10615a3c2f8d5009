export { HomeWidget } from './HomeWidget';
