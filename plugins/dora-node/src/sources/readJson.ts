import { z } from 'zod/v4';
import type { Delivery } from './delivery';

/** The body of a delivery, or why it is not what was expected. @public */
export type JsonReading<T> =
  | { ok: true; value: T }
  | { ok: false; reason: string };

/**
 * Reads a body as JSON of a given shape.
 *
 * @public
 */
export function readJson<T>(
  delivery: Pick<Delivery, 'body'>,
  schema: z.ZodType<T>,
): JsonReading<T> {
  let json: unknown;
  try {
    json = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(delivery.body),
    );
  } catch {
    return { ok: false, reason: 'the body is not JSON in UTF-8' };
  }
  const result = schema.safeParse(json);
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, reason: describe(result.error) };
}

/** A moment written as in ISO 8601, as milliseconds since 1970. @public */
export const isoInstantSchema = z.iso
  .datetime({ offset: true })
  .transform(text => Date.parse(text));

// A list of thousands of faults helps nobody.
const MAX_ISSUES = 5;

function describe(error: z.ZodError): string {
  return error.issues
    .slice(0, MAX_ISSUES)
    .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
    .join('; ');
}
