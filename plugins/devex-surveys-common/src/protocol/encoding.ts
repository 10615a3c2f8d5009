/**
 * Bytes as base64url without padding.
 *
 * @public
 */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary)
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/**
 * The bytes of a base64url text.
 *
 * @public
 */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, character => character.charCodeAt(0));
}

/**
 * SHA-256 as base64url.
 *
 * @public
 */
export async function digestOf(
  data: string | Uint8Array<ArrayBuffer>,
): Promise<string> {
  const bytes =
    typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return toBase64Url(
    new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
  );
}
