import fs from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../runCommand';
import type { Check } from '../types';
import { program } from './program';

const RULES = 'deploy/chart/files/slo-rules.yaml';

/** The rules that are committed are those that Sloth makes of the objectives. */
const rulesAreCurrent: Check = {
  id: 'slo-rules',
  needs: ['sloth'],
  async run({ dir, scratch }) {
    const made = path.join(scratch, 'slo-rules.yaml');
    const result = await runCommand(
      'sloth',
      ['generate', '--input', 'SLO.yaml', '--out', made],
      { cwd: dir },
    );
    if (!result.ok) {
      return { ...result, file: 'SLO.yaml' };
    }
    const [committed, current] = await Promise.all(
      [path.join(dir, RULES), made].map(file => fs.readFile(file, 'utf8')),
    );
    return {
      ok: committed === current,
      output:
        committed === current
          ? ''
          : `${RULES} is not what sloth makes of SLO.yaml: run make slo`,
      file: RULES,
    };
  },
};

/** An error burst pages and a quiet day does not: the repository's own tests say both. */
const alertTests: Check = {
  id: 'alert-tests',
  needs: ['promtool'],
  async run({ dir }) {
    const file = 'deploy/slo-alerts.test.yaml';
    const text = await fs.readFile(path.join(dir, file), 'utf8');
    // A test without an alert that fires, or without one that does not, proves half.
    const fires = /exp_labels:|ALERTS\{/.test(text);
    const isQuiet = /exp_alerts:\s*(?:\[\]|$)/m.test(text);
    if (!fires || !isQuiet) {
      return {
        ok: false,
        output: `${file} has no test ${
          fires ? 'of a quiet day' : 'in which an alert fires'
        }`,
        file,
      };
    }
    return {
      ...(await runCommand('promtool', ['test', 'rules', file], { cwd: dir })),
      file,
    };
  },
};

/** What is asked of the objectives. */
export const alerts: Check[] = [
  rulesAreCurrent,
  program({
    id: 'promtool-rules',
    command: 'promtool',
    args: ['check', 'rules', RULES],
    file: RULES,
  }),
  alertTests,
];
