/**
 * Pages of the delivery metrics.
 *
 * @packageDocumentation
 */

export { doraPlugin as default } from './plugin';
export { doraTranslationRef } from './translation';
