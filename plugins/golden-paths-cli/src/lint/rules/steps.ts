import type { JsonObject } from '@backstage/types';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Finding } from '@milepost/plugin-golden-paths-node';
import type { LintContext, LintedTemplate, LintRule } from '../types';
import { VERSION_ANNOTATION } from './metadata';

const CHECK = 'golden-path:check';
const RENDER = 'fetch:template';
const VALIDATE = 'golden-path:validate';
const PUBLISH = 'golden-path:publish';

/** The order that lets nothing be made before all that can be known is known. */
const ORDER = [CHECK, RENDER, VALIDATE, PUBLISH];

function checkOne(template: LintedTemplate, context: LintContext): Finding[] {
  const { steps } = template.entity.spec;
  const finding = (
    path: (string | number)[],
    message: string,
    remedy: string,
  ) => ({
    rule: 'steps',
    file: template.shown,
    line: context.lineOf(template, ['spec', 'steps', ...path]),
    message,
    remedy,
  });
  const actions = steps.map(({ action }) => action);
  const findings: Finding[] = [];
  for (const [position, action] of ORDER.entries()) {
    if (!actions.includes(action)) {
      findings.push(
        finding([], `No step runs ${action}.`, 'Add it: see another path.'),
      );
    }
    const next = ORDER[position + 1];
    if (next && actions.indexOf(next) < actions.lastIndexOf(action)) {
      findings.push(
        finding(
          [actions.lastIndexOf(action)],
          `${action} runs after ${next}.`,
          'Put whatever can fail locally before anything is made.',
        ),
      );
    }
  }
  const renders = [...steps.entries()].filter(([, s]) => s.action === RENDER);
  const values = (index: number) => steps[index].input?.values as JsonObject;
  for (const [index, { input }] of renders) {
    if (input?.templateFileExtension !== true) {
      findings.push(
        finding(
          [index, 'input'],
          "The step renders every file, which blanks GitHub's expressions.",
          "Set 'templateFileExtension: true' and name rendered files '.njk'.",
        ),
      );
    }
    if (
      JSON.stringify(values(index)) !== JSON.stringify(values(renders[0][0]))
    ) {
      findings.push(
        finding(
          [index, 'input', 'values'],
          'The render steps have different values.',
          'Write them once, with an anchor (&values), and refer to it.',
        ),
      );
    }
  }
  for (const [index, action] of actions.entries()) {
    if (action.startsWith('publish:')) {
      findings.push(
        finding(
          [index, 'action'],
          `${action} leaves no record of the template and can't be repeated.`,
          `Publish with ${PUBLISH}.`,
        ),
      );
    }
  }
  const expected: JsonObject = {
    templateRef: stringifyEntityRef(template.entity),
    templateVersion:
      template.entity.metadata.annotations?.[VERSION_ANNOTATION] ?? '',
  };
  for (const [key, value] of Object.entries(expected)) {
    for (const [index] of renders.slice(0, 1)) {
      if (values(index)?.[key] !== value) {
        findings.push(
          finding(
            [index, 'input', 'values', key],
            `The value '${key}' is '${values(index)?.[key]}'.`,
            `Make it '${value}', as the template says of itself.`,
          ),
        );
      }
    }
  }
  return findings;
}

/** The steps keep the promises of every golden path. */
export const steps: LintRule = {
  id: 'steps',
  check: context =>
    context.templates.flatMap(template => checkOne(template, context)),
};
