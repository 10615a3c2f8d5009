export { RowsPage } from './RowsPage';
