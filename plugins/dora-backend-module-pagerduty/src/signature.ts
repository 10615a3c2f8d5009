import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether one of the signatures of `X-PagerDuty-Signature` is of this body by one of the
 * secrets. While a secret is rotated, the header has a signature for each.
 */
export function isSignedBy(
  secrets: readonly string[],
  body: Buffer,
  header: string | undefined,
): boolean {
  const given = (header ?? '').split(',').map(part => part.trim());
  return secrets.some(secret => {
    const digest = createHmac('sha256', secret).update(body).digest('hex');
    const expected = Buffer.from(`v1=${digest}`);
    return given.some(text => {
      const candidate = Buffer.from(text);
      return (
        candidate.length === expected.length &&
        timingSafeEqual(candidate, expected)
      );
    });
  });
}
