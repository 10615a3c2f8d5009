import { z } from 'zod/v4';

/** Reads a part of an answer of GitHub; what has another shape is a fault of one of us. */
export function parse<T>(
  schema: z.ZodType<T>,
  what: string,
  value: unknown,
): T {
  const result = schema.safeParse(value);
  if (!result.success) {
    const { path, message } = result.error.issues[0];
    throw new TypeError(
      `GitHub answered ${what} in a form that is not known: ${path.join(
        '.',
      )}: ${message}`,
    );
  }
  return result.data;
}
