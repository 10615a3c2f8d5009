/** A type as an anonymous one, which has an index signature where an interface has none. */
type Plain<T> = T extends object ? { [K in keyof T]: Plain<T[K]> } : T;

/** An answer as the registry wants it: plain JSON, without what is undefined. */
export function asOutput<T extends object>(answer: T): { output: Plain<T> } {
  return { output: JSON.parse(JSON.stringify(answer)) };
}

/** Everything that is asked here can be asked again, and changes nothing. */
export const READ_ONLY = {
  readOnly: true,
  idempotent: true,
  destructive: false,
} as const;

export const SCOPE_DESCRIPTION =
  "What is asked about: a full reference of a component, system, domain or group, such as 'group:default/checkout', or 'organisation' for everything.";
export const FROM_DESCRIPTION =
  "The window's start, such as '2026-01-01'. Without it, 90 days before the end.";
export const TO_DESCRIPTION =
  "The first date after the window, such as '2026-04-01'. Without it, tomorrow.";
export const ENVIRONMENT_DESCRIPTION =
  'The environment. Without it, production by whatever name.';
