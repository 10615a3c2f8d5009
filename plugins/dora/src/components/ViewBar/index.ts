export { ViewBar } from './ViewBar';
