import type { LoggerService } from '@backstage/backend-plugin-api';

const print = (message: string) => process.stderr.write(`${message}\n`);

/** Warnings and errors to the terminal; the rest only with VERBOSE=1. */
export function createLogger(): LoggerService {
  const detail = process.env.VERBOSE === '1' ? print : () => {};
  return {
    error: print,
    warn: print,
    info: detail,
    debug: detail,
    child: () => createLogger(),
  };
}
