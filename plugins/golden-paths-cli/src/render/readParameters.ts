import { InputError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import { findNameFault } from '@milepost/plugin-golden-paths-node';
import { validate, type Schema } from 'jsonschema';
import type { Template } from '../template';

type Page = Schema & {
  properties?: Record<string, Schema & { 'ui:field'?: string }>;
};

function pagesOf({ entity }: Template): Page[] {
  // A form of one page may be written without a list.
  return [entity.spec.parameters ?? []].flat() as Page[];
}

/** What a form asks for, also where it depends on another answer. */
function namesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) {
    return [];
  }
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties'
      ? Object.entries(value).flatMap(([name, each]) => [
          name,
          ...namesIn(each),
        ])
      : namesIn(value),
  );
}

/**
 * The parameters of a template: what was given, and the form's defaults for the rest,
 * held against the form's schema with the library that the scaffolder uses.
 *
 * @throws InputError naming every parameter that is missing or wrong.
 */
export function readParameters(
  template: Template,
  given: JsonObject,
): JsonObject {
  const pages = pagesOf(template);
  const properties = Object.assign({}, ...pages.map(page => page.properties));
  const defaults = Object.fromEntries(
    Object.entries<{ default?: JsonValue }>(properties).flatMap(
      ([name, schema]) =>
        schema.default === undefined ? [] : [[name, schema.default]],
    ),
  );
  const parameters = { ...defaults, ...given };
  const faults = pages.flatMap(page =>
    validate(parameters, page).errors.map(error =>
      error.toString().replace(/^instance\.?/, ''),
    ),
  );
  const asked = pages.flatMap(namesIn);
  for (const name of Object.keys(given).filter(key => !asked.includes(key))) {
    faults.push(`${name}: the form asks only for ${asked.join(', ')}`);
  }
  const nameFault = findNameFault(String(parameters.name ?? ''));
  if (nameFault) {
    faults.push(`name: ${nameFault}`);
  }
  if (faults.length > 0) {
    throw new InputError(
      `These values do not fit the form of '${template.id}':\n  ${faults.join(
        '\n  ',
      )}`,
    );
  }
  return parameters;
}
