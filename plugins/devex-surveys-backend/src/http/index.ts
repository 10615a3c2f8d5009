export {
  configureWithoutSubmissionLog,
  ignoreSubmission,
} from './unloggedSubmissions';
