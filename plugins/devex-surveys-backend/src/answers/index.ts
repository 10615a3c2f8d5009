export { AnswerStore, type CountingRules } from './AnswerStore';
export { IssuanceService } from './IssuanceService';
export { shuffle } from './shuffle';
export { SubmissionService } from './SubmissionService';
export type { SpooledSubmission, Tally } from './Tally';
