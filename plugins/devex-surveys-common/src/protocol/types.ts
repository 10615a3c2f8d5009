/**
 * A right to answer once, signed blindly: whoever signed it cannot tell to whom it
 * was given.
 *
 * @public
 */
export interface SurveyToken {
  /** Which bucket's key signed it. */
  keyId: string;
  /** What was signed: random bytes, base64url. */
  message: string;
  /** RFC 9474 signature, base64url. */
  signature: string;
}

/**
 * Everything that a submission says; it travels padded to a constant size.
 *
 * @public
 */
export interface Submission {
  token: SurveyToken;
  answers: Array<{ item: string; code: number }>;
  comment?: string;
}

/**
 * One issuing key and the people who share it.
 *
 * @public
 */
export interface ManifestBucket {
  keyId: string;
  /** SubjectPublicKeyInfo, base64url. */
  publicKey: string;
  /** Where the bucket is in the lattice of groups. */
  nodeId: string;
  title: string;
  invited: number;
  /** Digest of the sorted entity refs of those invited, joined by line feeds. */
  rosterDigest: string;
}

/**
 * What is fixed when a round opens.
 *
 * @public
 */
export interface Manifest {
  version: 1;
  roundId: string;
  title: string;
  items: string[];
  opensAt: string;
  closesAt: string;
  minAnswers: number;
  minInvited: number;
  /**
   * Who counts towards the size of a bucket: only those seen in the portal lately, or
   * all members that the catalog knows, some of whom may not exist.
   */
  counted: 'seen-lately' | 'catalog';
  buckets: ManifestBucket[];
}

/**
 * The manifest as text, exactly as it was signed (ECDSA P-256, SHA-256).
 *
 * @public
 */
export interface SignedManifest {
  content: string;
  signature: string;
  /** The portal's manifest key: SubjectPublicKeyInfo, base64url. */
  signingKey: string;
}
