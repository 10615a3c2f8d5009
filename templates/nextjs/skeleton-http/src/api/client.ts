import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";

/** What can go wrong: no connection, too slow, an answer that is an error, or one that is not understood. */
export type ApiFailure = "unreachable" | "timeout" | "status" | "malformed";

export class ApiError extends Error {
  override name = "ApiError";
  readonly failure: ApiFailure;
  readonly status: number | undefined;

  constructor(
    failure: ApiFailure,
    message: string,
    options?: { status?: number; cause?: unknown },
  ) {
    super(message, { cause: options?.cause });
    this.failure = failure;
    this.status = options?.status;
  }
}

export interface ClientOptions {
  baseUrl: string;
  /** For the whole call, however often it is tried. */
  timeoutSeconds: number;
}

const attempts = 3;
const firstPauseMilliseconds = 50;
// Answers of something in between, or of a server that asks for patience.
const passing = new Set([429, 502, 503, 504]);

/**
 * Reads JSON from the API, and checks it. Because a read changes nothing it is tried again, a few times
 * and with growing, random pauses, if what went wrong may have passed.
 */
export async function getJson<T>(
  path: string,
  schema: z.ZodType<T>,
  { baseUrl, timeoutSeconds }: ClientOptions,
): Promise<T> {
  const url = baseUrl.replace(/\/+$/, "") + path;
  const signal = AbortSignal.timeout(timeoutSeconds * 1000);
  for (let attempt = 1; ; attempt++) {
    try {
      return schema.parse(await read(url, signal));
    } catch (cause) {
      const error = toApiError(cause, signal);
      if (attempt === attempts || !mayPass(error)) {
        throw error;
      }
      const pause = Math.random() * firstPauseMilliseconds * 2 ** attempt;
      await sleep(pause, undefined, { signal }).catch(() => Promise.reject(error));
    }
  }
}

async function read(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, {
    headers: { accept: "application/json" },
    // Next.js would otherwise be free to keep the answer for other visitors.
    cache: "no-store",
    signal,
  });
  if (!response.ok) {
    // A body that nobody reads would keep the connection.
    await response.body?.cancel();
    throw new ApiError("status", `the API answered ${response.status}`, {
      status: response.status,
    });
  }
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ApiError("malformed", "the API's answer is not JSON", { cause });
  }
}

function mayPass({ failure, status }: ApiError): boolean {
  return failure === "unreachable" || (status !== undefined && passing.has(status));
}

function toApiError(cause: unknown, signal: AbortSignal): ApiError {
  if (cause instanceof ApiError) {
    return cause;
  }
  if (signal.aborted) {
    return new ApiError("timeout", "the API took too long", { cause });
  }
  // What fetch throws for a connection that failed.
  if (cause instanceof TypeError) {
    return new ApiError("unreachable", "the API cannot be reached", { cause });
  }
  return new ApiError("malformed", "the API's answer is not what was agreed", { cause });
}
