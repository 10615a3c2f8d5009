/**
 * A sample organisation for development, demos and tests.
 *
 * @packageDocumentation
 */

export { sampleOrgFeatureLoader as default } from './featureLoader';
export { sampleOrgPlugin } from './surveys';
