export { acquireToken } from './acquireToken';
export { digestOf, fromBase64Url, toBase64Url } from './encoding';
export { manifestDigest, verifyManifest } from './manifest';
export {
  encodeSubmission,
  sendSubmission,
  SUBMISSION_BYTES,
  SUBMISSIONS_PATH,
} from './submission';
export type { PendingToken } from './token';
export {
  finishToken,
  importBucketKey,
  nullifierOf,
  prepareToken,
  verifyToken,
} from './token';
export type {
  Manifest,
  ManifestBucket,
  SignedManifest,
  Submission,
  SurveyToken,
} from './types';
