import type { Check } from '../types';
import { helm, inEveryEnvironment, listEnvironments } from './environments';

/** `helm lint`, strictly, with the values of every environment. */
export const chartLint: Check = {
  id: 'helm-lint',
  needs: ['helm'],
  run: subject =>
    inEveryEnvironment(subject, environment =>
      helm(subject, environment, ['lint', '--strict', '--quiet']),
    ),
};

/** `helm template` with the values of every environment. */
export const chartEnvironments: Check = {
  id: 'helm-template',
  needs: ['helm'],
  run: subject =>
    inEveryEnvironment(subject, environment =>
      helm(subject, environment, ['template', String(subject.values.name)]),
    ),
};

/** What a person mistypes in values.yaml: an unknown key, a wrong type. */
const MISTAKES = ['image.nonsense=x', 'nonsense=x', 'image=x', 'resources=x'];

/** The schema of the values refuses what is wrong, and says so before a cluster does. */
export const chartRefuses: Check = {
  id: 'schema-refuses',
  needs: ['helm'],
  async run(subject) {
    const [environment] = await listEnvironments(subject);
    for (const mistake of MISTAKES) {
      const { ok, output } = await helm(
        subject,
        environment,
        ['template', String(subject.values.name)],
        ['--set', mistake],
      );
      // Helm fails for many reasons: only the schema's is the right one.
      if (ok || !/schema/.test(output)) {
        return {
          ok: false,
          output: `--set ${mistake} was not refused by the schema: ${output.slice(
            -500,
          )}`,
          file: 'deploy/chart/values.schema.json',
        };
      }
    }
    return { ok: true, output: '' };
  },
};
