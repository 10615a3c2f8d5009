import type { Check, Subject } from '../types';
import { alerts } from './alerts';
import { chartEnvironments, chartLint, chartRefuses } from './chart';
import { contract } from './contract';
import { manifests } from './manifests';
import { program } from './program';
import { scoreConsistency, scoreSchema } from './score';
import { shellcheck } from './shellcheck';
import { stackCheck } from './stackCheck';
import { validation } from './validation';
import { workflow } from './workflow';

/** What must hold for every repository, whatever it is written in; cheap ones first. */
export const COMMON_CHECKS: Check[] = [
  validation,
  program({
    id: 'actionlint',
    command: 'actionlint',
    args: [],
    file: '.github/workflows',
  }),
  program({
    id: 'zizmor',
    command: 'zizmor',
    args: ['--offline', '--quiet', '.github'],
    file: '.github',
  }),
  program({
    id: 'hadolint',
    command: 'hadolint',
    args: ['Dockerfile'],
    file: 'Dockerfile',
  }),
  shellcheck,
  program({ id: 'yamllint', command: 'yamllint', args: ['--strict', '.'] }),
  chartLint,
  chartEnvironments,
  manifests,
  chartRefuses,
  ...alerts,
  scoreSchema,
  scoreConsistency,
  program({
    id: 'docs',
    command: 'mkdocs',
    // Not --quiet: that would hide the warnings which --strict counts.
    args: ({ scratch }) => [
      'build',
      '--strict',
      '--site-dir',
      `${scratch}/site`,
    ],
    file: 'mkdocs.yml',
    env: { NO_MKDOCS_2_WARNING: '1' },
  }),
];

/** All checks of a repository. The workflow comes first: it builds what others need. */
export function checksOf({ matrix }: Subject): Check[] {
  return [
    ...COMMON_CHECKS,
    workflow,
    ...matrix.checks.map(stackCheck),
    contract,
  ];
}
