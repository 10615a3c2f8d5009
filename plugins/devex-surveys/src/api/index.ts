export {
  devexSurveysApi,
  devexSurveysApiRef,
  submissionApi,
  submissionApiRef,
  type SubmissionApi,
} from './devexSurveysApiRef';
