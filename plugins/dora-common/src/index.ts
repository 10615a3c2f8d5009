/**
 * What browser and backend share about delivery metrics: types, statistics,
 * calendar, bands, permissions and the client. Nothing here does any I/O but the
 * client.
 *
 * @packageDocumentation
 */
export * from './bands';
export * from './calendar';
export * from './DoraClient';
export * from './metrics';
export * from './permissions';
export * from './statistics';
