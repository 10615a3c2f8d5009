import Ajv, { AnySchema, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import description from '@octokit/openapi/generated/api.github.com.json';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const ERRORS = ['basic-error', 'validation-error', 'validation-error-simple'];

const spec = toJsonSchema(description);
const ajv = addFormats(
  new Ajv({ strict: false, allErrors: true, logger: false }),
)
  // GitHub gives an empty text where a deployment has no address, and says so as default.
  .addFormat('uri', text => text === '' || URL.canParse(text))
  .addSchema(spec as AnySchema, 'github');

const operations = Object.keys(at(spec, 'paths') as object)
  .map(path => ({ path, pattern: toPattern(path) }))
  // `/repos/{owner}/{repo}/releases/latest` before `/repos/{owner}/{repo}/releases/{release_id}`.
  .sort(
    (one, other) => countParameters(one.path) - countParameters(other.path),
  );

const validators = new Map<string, ValidateFunction>();

/** The operations that answers have been checked against. */
export const checkedOperations = new Set<string>();

/**
 * A `fetch` that fails when the forge's answer is not what GitHub's OpenAPI
 * description says, or when GitHub has no such operation.
 */
export const checkedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const { pathname } = new URL(String(input));
  if (pathname.startsWith('/api/v3')) {
    await check(
      init?.method ?? 'GET',
      // The root folder is described as a path like any other; clients leave the last slash out.
      pathname.replace('/api/v3', '').replace(/\/contents$/, '/contents/root'),
      response.clone(),
    );
  }
  return response;
};

async function check(method: string, path: string, response: Response) {
  const verb = method === 'HEAD' ? 'get' : method.toLowerCase();
  const operation = operations.find(
    one =>
      one.pattern.test(path) &&
      METHODS.includes(verb) &&
      at(spec, 'paths', one.path, verb),
  );
  if (!operation) {
    throw new Error(`GitHub has no operation ${method} ${path}`);
  }
  checkedOperations.add(`${method} ${operation.path}`);
  const { status } = response;
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('application/json') || method === 'HEAD') {
    return;
  }
  const keys = ['paths', operation.path, verb, 'responses', String(status)];
  const problem = validate(keys, status, await response.json());
  if (problem) {
    throw new Error(
      `${method} ${path} (${status}) is not as GitHub describes it: ${problem}`,
    );
  }
}

function validate(keys: string[], status: number, body: unknown) {
  if (status >= 400) {
    const schemas = ERRORS.map(name => `github#/components/schemas/${name}`);
    return validateAny(schemas, body);
  }
  const reference = at(spec, ...keys, '$ref');
  const location =
    typeof reference === 'string' ? reference.slice(2).split('/') : keys;
  const described = at(spec, ...location);
  if (described === undefined) {
    return 'GitHub does not answer with this status';
  }
  const media = Object.keys((at(described, 'content') as object) ?? {});
  const pointer = location.map(escape).join('/');
  return media.length
    ? validateAny(
        media.map(name => `github#/${pointer}/content/${escape(name)}/schema`),
        body,
      )
    : 'GitHub answers without a body';
}

function validateAny(refs: string[], body: unknown): string | undefined {
  const problems = refs.map(ref => {
    const validator =
      validators.get(ref) ?? ajv.compile({ $ref: encodeURI(ref) });
    validators.set(ref, validator);
    return validator(body)
      ? undefined
      : ajv.errorsText(validator.errors?.slice(0, 8));
  });
  return problems.includes(undefined) ? undefined : problems.join('\n or ');
}

function at(node: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (inner as Record<string, unknown> | undefined)?.[key],
    node,
  );
}

function escape(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}

function toPattern(path: string): RegExp {
  const source = path.replace(/[.()]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${source}$`);
}

function countParameters(path: string): number {
  return path.split('{').length;
}

/** OpenAPI 3.0 marks what may be null with `nullable`, which JSON Schema does not know. */
function toJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(toJsonSchema);
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const entries = Object.entries(node)
    .filter(([key]) => key !== 'example' && key !== 'examples')
    .map(([key, value]) => [key, toJsonSchema(value)]);
  const { nullable, ...schema } = Object.fromEntries(entries);
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}
