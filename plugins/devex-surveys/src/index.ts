/**
 * Pages of the DevEx surveys.
 *
 * @packageDocumentation
 */

export { devexSurveysPlugin as default } from './plugin';
export { devexSurveysTranslationRef } from './translation';
