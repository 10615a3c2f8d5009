export { Overview } from './Overview';
export { OverviewPage } from './OverviewPage';
