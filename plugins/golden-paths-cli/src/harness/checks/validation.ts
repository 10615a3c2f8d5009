import {
  findProgram,
  formatFinding,
  GITOPS_RULES,
  REPOSITORY_RULES,
  validateRender,
} from '@milepost/plugin-golden-paths-node';
import type { Check } from '../types';

/** What the portal checks before it publishes; here nothing may stay unchecked. */
export const validation: Check = {
  id: 'validate',
  needs: ['helm', 'sloth'],
  async run({ dir, gitops, values }) {
    const reports = [
      await validateRender({
        dir,
        values,
        rules: REPOSITORY_RULES,
        findProgram,
      }),
    ];
    if (gitops) {
      reports.push(
        await validateRender({
          dir: gitops,
          values,
          rules: GITOPS_RULES,
          findProgram,
        }),
      );
    }
    const findings = reports.flatMap(report => report.findings);
    return {
      ok: findings.length === 0,
      output: findings.map(formatFinding).join('\n'),
      file: findings[0]?.file,
    };
  },
};
