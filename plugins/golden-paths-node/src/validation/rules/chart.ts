import type { Finding } from '../findings';
import { runProgram } from '../programs';
import type { Render, RenderRule } from '../types';

const CHART = 'deploy/chart';
const ENVIRONMENT = /^deploy\/envs\/([^/]+)\/values\.yaml$/;

/** The values that a release fills in; the chart does not render without them. */
const RELEASE_VALUES = `${CHART}/ci/values.yaml`;

async function renderEnvironment(
  helm: string,
  render: Render,
  valuesFile: string,
): Promise<Finding[]> {
  const { dir, files, signal, values } = render;
  const valueFiles = [RELEASE_VALUES, valuesFile]
    .filter(file => files.includes(file))
    .flatMap(file => ['--values', file]);
  const { ok, output } = await runProgram(
    helm,
    ['template', String(values.name), CHART, ...valueFiles],
    { cwd: dir, signal },
  );
  return ok
    ? []
    : [
        {
          rule: 'chart',
          file: valuesFile,
          message: `Helm refuses it: ${output}`,
          remedy: 'Correct the chart, its schema, or these values.',
        },
      ];
}

/** Helm renders the chart for every environment. */
export const chart: RenderRule = {
  id: 'chart',
  async check(render) {
    const environments = render.files.filter(file => ENVIRONMENT.test(file));
    if (environments.length === 0) {
      return {
        findings: [
          {
            rule: 'chart',
            file: 'deploy/envs',
            message: 'There is no environment to deploy to.',
            remedy: 'Add deploy/envs/<environment>/values.yaml.',
          },
        ],
      };
    }
    const helm = await render.findProgram('helm');
    if (!helm) {
      return {
        findings: [],
        unchecked: [`${CHART} with helm: it is not on this machine's PATH`],
      };
    }
    const findings = await Promise.all(
      environments.map(file => renderEnvironment(helm, render, file)),
    );
    return { findings: findings.flat() };
  },
};
