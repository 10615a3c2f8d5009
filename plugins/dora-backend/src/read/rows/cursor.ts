import { InputError } from '@backstage/errors';
import { z } from 'zod/v4';

/** Where a page ends: the sort keys of its last row. */
const cursorSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** See {@link encodeCursor}. */
export type Cursor = z.infer<typeof cursorSchema>;

/** Writes a cursor as a text that means nothing to whoever gets it. */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Reads what {@link encodeCursor} has written. */
export function decodeCursor(text: string): Cursor {
  try {
    return cursorSchema.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
  } catch {
    throw new InputError(
      'The cursor is not one that this list gave out; start again without one',
    );
  }
}
