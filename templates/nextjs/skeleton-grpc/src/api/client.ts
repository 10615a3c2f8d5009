import { setTimeout as sleep } from "node:timers/promises";
import { MethodOptions_IdempotencyLevel } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError, type Interceptor, type Transport } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";

const attempts = 3;
const firstPauseMilliseconds = 50;

/**
 * Tries calls that change nothing again, a few times and with growing, random pauses, if the API could
 * not be reached. The deadline is for all attempts together.
 */
const retry: Interceptor = (next) => async (request) => {
  const safe = request.method.idempotency === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS;
  for (let attempt = 1; ; attempt++) {
    try {
      return await next(request);
    } catch (cause) {
      const error = ConnectError.from(cause);
      if (!safe || request.stream || attempt === attempts || error.code !== Code.Unavailable) {
        throw error;
      }
      const pause = Math.random() * firstPauseMilliseconds * 2 ** attempt;
      await sleep(pause, undefined, { signal: request.signal }).catch(() => Promise.reject(error));
    }
  }
};

/** Connects to the API. Failures are a ConnectError, whose code says what went wrong. */
export function createTransport(options: { baseUrl: string; timeoutSeconds: number }): Transport {
  return createGrpcTransport({
    baseUrl: options.baseUrl,
    defaultTimeoutMs: options.timeoutSeconds * 1000,
    interceptors: [retry],
  });
}
