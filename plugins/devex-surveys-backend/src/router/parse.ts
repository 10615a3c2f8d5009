import { InputError } from '@backstage/errors';
import { z } from 'zod/v4';

/** Reads what was sent, or says what is wrong with it. */
export function parse<T extends z.ZodType>(
  schema: T,
  value: unknown,
): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new InputError(z.prettifyError(parsed.error));
  }
  return parsed.data;
}
