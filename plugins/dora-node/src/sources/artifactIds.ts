const DIGEST = /\bsha256:[0-9a-f]{64}\b/;

/**
 * All the ids of an artifact, so that who built it and who deployed it agree on one
 * although the one speaks of a package URL and the other of an image: what it is called,
 * and its digest if it has one.
 *
 * @param name - a package URL, an image with tag or digest, or a digest
 *
 * @public
 */
export function artifactIdsOf(name: string): string[] {
  const plain = decode(name);
  const digest = DIGEST.exec(plain.toLowerCase())?.[0];
  return digest && digest !== plain ? [plain, digest] : [plain];
}

// Package URLs may or may not escape the colon of a digest.
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
