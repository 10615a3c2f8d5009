import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const PREFIX = 'mpd';
const TOKEN = new RegExp(`^${PREFIX}_([0-9a-f]{16})_([\\w-]{43})$`);

/** A token in its parts: what is stored, and what only the owner has. */
export interface TokenParts {
  id: string;
  secret: string;
}

/** Makes the parts of a new token, or a new secret for one that there is. */
export function generateToken(
  id: string = randomBytes(8).toString('hex'),
): TokenParts {
  return { id, secret: randomBytes(32).toString('base64url') };
}

/** A token as its owner gets it; the prefix lets scanners recognise a lost one. */
export function formatToken({ id, secret }: TokenParts): string {
  return `${PREFIX}_${id}_${secret}`;
}

/** The parts of what should be a token. */
export function parseToken(text: string): TokenParts | undefined {
  const [, id, secret] = TOKEN.exec(text) ?? [];
  return id ? { id, secret } : undefined;
}

/**
 * The digest of a secret. The secrets are random and long: there is nothing to guess
 * that a slow digest would have to protect.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares digests without telling by its duration how much of them agrees. */
export function sameHash(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
