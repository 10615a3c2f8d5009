/**
 * Marks the entities of the sample organisation as invented.
 *
 * @packageDocumentation
 */

export { catalogModuleSampleOrg as default } from './module';
export { sampleOrgTranslationRef } from './translation';
