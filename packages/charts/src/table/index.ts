export { ChartTable } from './ChartTable';
export type { TableContent, TableRow } from './types';
