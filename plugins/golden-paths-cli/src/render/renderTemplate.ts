import { InputError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Template } from '../template';
import { createEvaluator } from './createEvaluator';
import { readParameters } from './readParameters';
import type { RunFetchTemplate } from './createFetchTemplate';
import { STAND_INS } from './standIns';

/** What was rendered, and with what. */
export type Rendered = {
  /** The folder of the new repository. */
  repository: string;
  /** The folder with the files for the GitOps repository. */
  gitops?: string;
  /** The values of the steps that rendered. */
  values: JsonObject;
};

type State = { parameters: JsonObject; steps: JsonObject };

const isTrue = (value: JsonValue | undefined) =>
  Array.isArray(value) ? value.length > 0 : Boolean(value);

/**
 * Takes the steps of a template that render, by the scaffolder's own action, into a
 * folder. Steps that ask or change anything outside that folder are left out.
 */
export async function renderTemplate(options: {
  template: Template;
  parameters: JsonObject;
  /** An absolute path. What is there already is kept where nothing is rendered. */
  out: string;
  goldenPaths: JsonObject;
  fetchTemplate: RunFetchTemplate;
}): Promise<Rendered> {
  const { template, out, goldenPaths, fetchTemplate } = options;
  const evaluate = createEvaluator({ goldenPaths });
  const state: State = {
    parameters: readParameters(template, options.parameters),
    steps: {},
  };
  const folders: Record<string, string> = {};
  let values: JsonObject = {};
  for (const step of template.entity.spec.steps) {
    const input = () =>
      (evaluate((step.input ?? {}) as JsonObject, state) ?? {}) as JsonObject;
    if (step.if !== undefined && !isTrue(evaluate(step.if, state))) {
      continue;
    }
    const standIn = STAND_INS[step.action];
    if (standIn) {
      state.steps[String(step.id)] = { output: standIn(input()) };
    } else if (step.action === 'fetch:template') {
      const evaluated = input();
      await fetchTemplate(evaluated, {
        workspacePath: out,
        baseUrl: pathToFileURL(template.file).href,
      });
      values = (evaluated.values ?? {}) as JsonObject;
    } else if (step.action.startsWith('fetch:')) {
      throw new InputError(
        `Step '${step.id}' of '${template.id}' runs ${step.action}: a golden path renders with fetch:template only, so that it can be rendered without the portal`,
      );
    } else if (typeof step.input?.sourcePath === 'string') {
      folders[step.action] = path.join(out, step.input.sourcePath);
    }
  }
  const repository = folders['golden-path:publish'];
  if (!repository) {
    throw new InputError(
      `'${template.id}' has no step golden-path:publish that says which folder is the repository`,
    );
  }
  return { repository, gitops: folders['golden-path:gitops:commit'], values };
}
