/**
 * DevEx surveys that keep nothing that leads from an answer to a person.
 *
 * @packageDocumentation
 */

export { configureWithoutSubmissionLog, ignoreSubmission } from './http';
export { devexSurveysPlugin as default } from './plugin';
