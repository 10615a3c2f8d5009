export * from './RowReader';
