export { ForgeStore } from './ForgeStore';
export { Table, type ListOptions, type Where } from './Table';
export * from './rows';
