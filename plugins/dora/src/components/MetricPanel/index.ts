export { MetricPanel } from './MetricPanel';
