/**
 * What a source of delivery signals needs: the signals themselves.
 *
 * @packageDocumentation
 */
export * from './signals';
export * from './signals/change';
export * from './signals/commit';
export * from './signals/correction';
export * from './signals/deployment';
export * from './signals/fields';
export * from './signals/incident';
export * from './signals/mapping';
export * from './sources';
