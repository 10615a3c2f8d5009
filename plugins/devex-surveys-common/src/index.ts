/**
 * Items, statistics, suppression and the anonymous-token protocol of the DevEx surveys.
 *
 * @packageDocumentation
 */

export * from './api';
export * from './groups';
export * from './items';
export { FLOORS, MAX_ACTIONS } from './limits';
export * from './linter';
export * from './permissions';
export * from './protocol';
export * from './results';
export * from './statistics';
