import { parseEntityRef } from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import { createTemplateRenderer, type TemplateContext } from 'nunjitsu';

/** Evaluates the expressions of a step's input. */
export type Evaluate = (
  input: JsonValue,
  context: JsonObject,
) => JsonValue | undefined;

/**
 * Evaluates `${{ }}` with the scaffolder's own engine and its filters for entities.
 * Unlike the scaffolder, which then passes the expression on as it stands, this refuses
 * what can't be evaluated: who writes a template wants to know.
 */
export function createEvaluator(globals: JsonObject): Evaluate {
  const renderer = createTemplateRenderer({
    allowRegexExecution: true,
    globals: globals as TemplateContext,
    filters: {
      parseEntityRef: ref => ({ ...parseEntityRef(String(ref)) }),
      pick: (object, key) =>
        object && typeof object === 'object'
          ? Object.entries(object).find(([name]) => name === key)?.[1]
          : undefined,
    },
  });
  return (input, context) => {
    const prepared = renderer.prepareContext(context as TemplateContext);
    return JSON.parse(JSON.stringify(input), (_key, value) => {
      if (typeof value !== 'string') {
        return value;
      }
      try {
        return renderer.renderValue(value, prepared);
      } catch (error) {
        throw new InputError(
          `Cannot evaluate '${value}': ${toError(error).message}`,
        );
      }
    });
  };
}
