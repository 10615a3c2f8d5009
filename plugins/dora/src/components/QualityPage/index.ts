export { QualityPage } from './QualityPage';
