import yaml from 'yaml';
import { z } from 'zod/v4';

/**
 * The characters are those that need no escaping in code; the length keeps the line on
 * which it stands within the formatter's width.
 */
const PLAIN_PATH = /^\/[A-Za-z0-9/._~-]{0,50}$/;

// A parameter that is only referred to may well be one that has to be given.
const optionalParameters = z
  .array(z.object({ name: z.string(), required: z.literal(false).optional() }))
  .optional();

const READABLE = z.object({
  parameters: optionalParameters,
  get: z.object({ parameters: optionalParameters }),
});

const OPENAPI = z.object({ paths: z.record(z.string(), z.unknown()) });

/**
 * Finds the first path of an OpenAPI definition that can be read as it is: by GET and
 * without parameters that have to be given. It is the root if there is none, or if the
 * definition cannot be understood, because what it is for is only an example.
 */
export function findReadPath(definition: string): string {
  const { data } = OPENAPI.safeParse(parse(definition));
  const found = Object.entries(data?.paths ?? {}).find(
    ([path, item]) => PLAIN_PATH.test(path) && READABLE.safeParse(item).success,
  );
  return found?.[0] ?? '/';
}

function parse(definition: string): unknown {
  try {
    return yaml.parse(definition);
  } catch {
    return undefined;
  }
}
