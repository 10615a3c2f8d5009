export { formBuckets } from './formBuckets';
export type { Buckets, RosterGroup, RosterMember } from './types';
