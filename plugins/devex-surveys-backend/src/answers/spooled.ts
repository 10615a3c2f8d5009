import { Vault } from '../keys';
import { SpooledSubmission } from './Tally';

/** No submission is longer, so that all spooled ones are equally long. */
const SPOOLED_BYTES = 4096;

/** Encrypts a submission; the result is equally long for all. */
export function sealSubmission(
  vault: Vault,
  submission: SpooledSubmission,
): string {
  const plain = Buffer.alloc(SPOOLED_BYTES, ' ');
  const written = Buffer.from(JSON.stringify(submission));
  if (written.length > SPOOLED_BYTES) {
    throw new RangeError('A submission is longer than the request it came in');
  }
  written.copy(plain);
  return vault.seal(plain);
}

/** Decrypts a submission. */
export function openSubmission(
  vault: Vault,
  sealed: string,
): SpooledSubmission {
  // Spaces after the end are nothing to JSON.
  return JSON.parse(vault.open(sealed).toString());
}
