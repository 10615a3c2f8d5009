import type { Subject } from './types';

/** What the commands of a matrix can refer to. */
export function scriptEnvironment({
  values,
  variant,
  scratch,
}: Subject): Record<string, string> {
  const postgres = process.env.GOLDEN_PATHS_POSTGRES_URL;
  return {
    CI: 'true',
    NAME: String(values.name),
    VARIANT: variant,
    SCRATCH: scratch,
    ...(postgres ? { POSTGRES_URL: postgres } : {}),
  };
}
