import { LatticeNode } from '../results';

/** A group of the catalog. */
export interface RosterGroup {
  ref: string;
  title: string;
  parentRef?: string;
}

/** A person, in exactly one group. */
export interface RosterMember {
  ref: string;
  groupRef: string;
  /** Whether the person counts towards the size of a bucket. */
  counts: boolean;
}

/**
 * The groups of a round, and who is in which bucket.
 *
 * @public
 */
export interface Buckets {
  lattice: LatticeNode[];
  /** Node id of the bucket by the person's entity ref. */
  bucketOf: Map<string, string>;
}
