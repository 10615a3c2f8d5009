/**
 * The merge of everything observed of one subject: for each field the value with the
 * latest time. This is the last-writer-wins map of the literature; merging is
 * commutative, associative and idempotent, so the order of arrival leaves no trace.
 */
export interface State {
  /** Field -> [time by the source's clock, value]. */
  [field: string]: [at: number, value: unknown];
}

/**
 * JSON with sorted keys: equal values give equal texts, whatever order of keys a
 * source happened to send.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** Compares by code units, which is the same on every machine and database. */
export function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/**
 * Orders values that were seen at the same time. GitHub's clock has whole seconds, in
 * one of which a pull request can be opened, labelled and merged: what is known beats
 * null, more entries beat fewer, and then the greater text wins.
 */
function compareValues(a: unknown, b: unknown): number {
  return (
    Number(a !== null) - Number(b !== null) ||
    sizeOf(a) - sizeOf(b) ||
    compareText(canonicalJson(a), canonicalJson(b))
  );
}

function sizeOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

/**
 * Merges an observation of some fields into a state and returns the new one, or the
 * same object if nothing was new. Two values of the same time can't both hold: the one
 * that says more does ({@link compareValues}), on every replica.
 */
export function observe(
  state: State,
  at: number,
  fields: Record<string, unknown>,
): State {
  let merged = state;
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) {
      continue;
    }
    const known = state[field];
    const isNewer =
      known === undefined ||
      at > known[0] ||
      (at === known[0] && compareValues(value, known[1]) > 0);
    if (isNewer) {
      if (merged === state) {
        merged = { ...state };
      }
      merged[field] = [at, value];
    }
  }
  return merged;
}

/** The value of a field, if it was ever observed. */
export function valueOf<T>(state: State, field: string): T | undefined {
  return state[field]?.[1] as T | undefined;
}

/**
 * The values of a collection: its entries are fields of their own, `collection/id`, so
 * that they merge one by one.
 */
export function valuesOf<T>(state: State, collection: string): T[] {
  const prefix = `${collection}/`;
  return Object.keys(state)
    .filter(field => field.startsWith(prefix))
    .sort(compareText)
    .map(field => state[field][1] as T);
}
