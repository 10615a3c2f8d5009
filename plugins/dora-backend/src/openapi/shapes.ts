import { METRIC_IDS } from '@milepost/plugin-dora-common';

/** A text. */
export const text = { type: 'string' } as const;
/** A text, or null where it is not known. */
export const textOrNull = { type: ['string', 'null'] } as const;
/** An instant. */
export const moment = { type: 'string', format: 'date-time' } as const;
/** An instant, or null where there is none. */
export const momentOrNull = {
  type: ['string', 'null'],
  format: 'date-time',
} as const;
/** How many. */
export const count = { type: 'integer', minimum: 0 } as const;
/** A number. */
export const number = { type: 'number' } as const;
/** A number, or null where there is no data. */
export const numberOrNull = { type: ['number', 'null'] } as const;
/** Milliseconds since 1970. */
export const milliseconds = { type: 'integer', minimum: 0 } as const;
/** The same, or null where there is none. */
export const millisecondsOrNull = { type: ['integer', 'null'] } as const;
/** True or false. */
export const flag = { type: 'boolean' } as const;

/** An object with nothing in it but these; all are there but the optional ones. */
export const object = <P extends object>(
  properties: P,
  optional: string[] = [],
) => ({
  type: 'object' as const,
  properties,
  required: Object.keys(properties).filter(name => !optional.includes(name)),
  additionalProperties: false,
});
/** A list. */
export const listOf = <I extends object>(items: I) => ({
  type: 'array' as const,
  items,
});
/** Another schema by its name. */
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
/** A page of a list. */
export const pageOf = (name: string) =>
  object({
    items: listOf(ref(name)),
    pageInfo: object({ nextCursor: text }, ['nextCursor']),
  });

/** One of some texts. */
export const oneOf = (values: readonly string[]) => ({
  type: 'string' as const,
  enum: values,
});
/** Either this or null. */
export const orNull = (schema: object) => ({
  anyOf: [schema, { type: 'null' as const }],
});
/** A metric. */
export const metricId = oneOf(METRIC_IDS);
