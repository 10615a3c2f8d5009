import { parameters } from './parameters';

/** A parameter of the document by its name. */
export const p = (name: keyof typeof parameters) => ({
  $ref: `#/components/parameters/${name}`,
});

/** The parameter by which a list can be asked for as a file. */
export const csv = p('format');

const json = (schema: object) => ({ 'application/json': { schema } });

const schemaOf = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const withErrors = (status: string, description: string, content?: object) => ({
  [status]: { description, ...(content ? { content } : {}) },
  default: { $ref: '#/components/responses/Error' },
});

/** An operation that answers something and changes nothing. */
export const get = (
  operationId: string,
  summary: string,
  schema: string,
  query: readonly object[] = [],
) => ({
  get: {
    operationId,
    summary,
    parameters: query,
    responses: withErrors('200', 'The answer.', {
      ...json(schemaOf(schema)),
      ...(query.includes(csv)
        ? { 'text/csv': { schema: { type: 'string' } } }
        : {}),
    }),
  },
});

/** An operation that changes something. */
export const change = (
  method: 'post' | 'put' | 'delete',
  operation: {
    operationId: string;
    summary: string;
    parameters?: readonly object[];
    /** The schema of the body. */
    body?: string;
    isBodyOptional?: boolean;
    status: '200' | '201' | '202' | '204';
    description: string;
    /** The schema of the answer; none if there is nothing in it. */
    answer?: string;
  },
) => {
  const { operationId, summary, parameters: given = [] } = operation;
  const { answer, body, description, isBodyOptional, status } = operation;
  return {
    [method]: {
      operationId,
      summary,
      parameters: given,
      ...(body
        ? {
            requestBody: {
              required: !isBodyOptional,
              content: json(schemaOf(body)),
            },
          }
        : {}),
      responses: withErrors(
        status,
        description,
        answer === undefined ? undefined : json(schemaOf(answer)),
      ),
    },
  };
};

/** Which part of a list is wanted. */
export const filter = (values: readonly string[]) => ({
  name: 'filter',
  in: 'query',
  description: 'Which of them.',
  schema: { type: 'string', enum: values, default: 'all' },
});

/** A parameter that has to be there. */
export const required = (name: string, description: string) => ({
  name,
  in: 'query',
  allowReserved: true,
  required: true,
  description,
  schema: { type: 'string', minLength: 1, maxLength: 500 },
});
