import { CustomErrorBase, InputError } from '@backstage/errors';
import express, { Request, RequestHandler } from 'express';
import { z } from 'zod/v4';

/** Answered with 413. */
class PayloadTooLargeError extends CustomErrorBase {
  name = 'PayloadTooLargeError' as const;
  readonly statusCode = 413;
}

/**
 * Reads the bytes of a body. One that says beforehand that it is too large is refused
 * before any of it is read; one that does not say, as soon as it is.
 */
export function rawBody(maxBytes: number): RequestHandler {
  const read = express.raw({ type: () => true, limit: maxBytes });
  return (req, res, next) => {
    let isRefused = false;
    const refuse = () => {
      isRefused = true;
      // Nobody is going to read the rest: the connection is of no more use.
      res.setHeader('Connection', 'close');
      next(
        new PayloadTooLargeError(
          `The body is larger than ${maxBytes} bytes; send fewer events at a time, or raise dora.ingestion.maxPayload`,
        ),
      );
    };
    // The parser would wait for all of it before it refuses.
    if (Number(req.get('content-length')) > maxBytes) {
      refuse();
      return;
    }
    let received = 0;
    const count = (chunk: Buffer) => {
      received += chunk.length;
      if (received > maxBytes && !isRefused) {
        refuse();
      }
    };
    req.on('data', count);
    read(req, res, error => {
      req.off('data', count);
      if (isRefused) {
        return;
      }
      if (isTooLarge(error)) {
        refuse();
      } else {
        next(error);
      }
    });
  };
}

function isTooLarge(error: unknown): boolean {
  return (error as { type?: string } | undefined)?.type === 'entity.too.large';
}

/** The bytes that {@link rawBody} has read; empty if there were none. */
export function bytesOf(req: Request): Buffer {
  return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
}

/** The body, or query, of a request in a given shape. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) {
    const issues = result.error.issues
      .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
      .join('; ');
    throw new InputError(issues);
  }
  return result.data;
}
