import { InputError } from '@backstage/errors';

/** Where the page after a component begins. */
export function encodeRef(ref: string): string {
  return Buffer.from(ref).toString('base64url');
}

/** Reads what {@link encodeRef} has written. */
export function decodeRef(cursor: string): string {
  const ref = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!ref.startsWith('component:')) {
    throw new InputError(
      'The cursor is not one that this list gave out; start again without one',
    );
  }
  return ref;
}
