import Ajv2020 from 'ajv/dist/2020';
import { createOpenApiDocument } from '../../openapi';

const ID = 'document';

type Operation = {
  responses: Record<
    string,
    { content?: Record<string, { schema?: object }> } | undefined
  >;
};

/** Holds answers against the document that describes them. */
export class DescribedAnswers {
  readonly #document = createOpenApiDocument([]);
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false });

  constructor() {
    this.#ajv.addSchema(this.#document, ID);
  }

  /** Throws unless the document describes such an answer. */
  check(method: string, path: string, status: number, body: unknown): void {
    const paths: Record<string, object> = this.#document.paths;
    const [pathname] = path.split('?');
    const template = Object.keys(paths).find(candidate =>
      new RegExp(`^${candidate.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
    );
    const operations = template
      ? (paths[template] as Record<string, Operation | undefined>)
      : {};
    const answer = operations[method]?.responses[status];
    if (!answer) {
      throw new Error(
        `The document does not say that ${method} ${path} answers ${status}`,
      );
    }
    const schema = answer.content?.['application/json']?.schema;
    if (schema && !this.#ajv.validate(resolve(schema), body)) {
      throw new Error(
        `The answer to ${method} ${path} is not as described: ${this.#ajv.errorsText()}`,
      );
    }
  }
}

/** References are to the document, wherever they stand. */
function resolve(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replace(/"#\//g, `"${ID}#/`));
}
