import Ajv2020, { ValidateFunction } from 'ajv/dist/2020';
import { openApiDocument } from '../router/openapi';

type Responses = Record<
  string,
  { content?: Record<string, { schema: object }> } | undefined
>;

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ ...openApiDocument, $id: 'document' });
const paths: Record<
  string,
  Record<string, { responses: Responses }>
> = JSON.parse(JSON.stringify(openApiDocument.paths));
const compiled = new Map<object, ValidateFunction>();

/** Holds an answer against the OpenAPI document; returns it as it came. */
export async function documented(
  method: string,
  path: string,
  response: Response,
): Promise<Response> {
  const responses = responsesOf(method, path);
  if (!response.ok) {
    return response;
  }
  const described = responses[String(response.status)];
  if (!described) {
    throw new Error(
      `${method} ${path} answers ${response.status}, which is not documented`,
    );
  }
  const schema = described.content?.['application/json']?.schema;
  if (schema) {
    const validate = validatorOf(schema);
    if (!validate(await response.clone().json())) {
      throw new Error(
        `${method} ${path} does not answer what is documented: ${ajv.errorsText(
          validate.errors,
        )}`,
      );
    }
  }
  return response;
}

function responsesOf(method: string, path: string): Responses {
  for (const [template, operations] of Object.entries(paths)) {
    const pattern = new RegExp(
      `^${template.replace('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`,
    );
    const found = Object.entries(operations).find(
      ([name]) => name === method.toLowerCase(),
    );
    if (pattern.test(path) && found) {
      return found[1].responses;
    }
  }
  throw new Error(`${method} ${path} is not documented`);
}

function validatorOf(schema: object): ValidateFunction {
  const known = compiled.get(schema);
  if (known) {
    return known;
  }
  const absolute = JSON.parse(
    JSON.stringify(schema).replace(/"#\//g, '"document#/'),
  );
  const validate = ajv.compile(absolute);
  compiled.set(schema, validate);
  return validate;
}
