import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  findProgram,
  formatFinding,
  GITOPS_RULES,
  REPOSITORY_RULES,
  validateRender,
} from '@milepost/plugin-golden-paths-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { examples } from './createValidateAction.examples';

/**
 * Looks at what was rendered as those will who get it, before anything is published:
 * git, the catalog, Helm, Sloth. Makes nothing, so it does the same in a dry run.
 *
 * @public
 */
export function createValidateAction() {
  return createTemplateAction({
    id: 'golden-path:validate',
    description:
      'Checks a rendered repository and its GitOps files: complete values, no left-over template syntax, well-formed YAML and JSON, catalog entities, objectives, workload description, chart. Helm and Sloth are asked where they are installed.',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        sourcePath: z =>
          z.string().describe('Folder of the workspace with the repository'),
        gitopsPath: z =>
          z
            .string()
            .optional()
            .describe('Folder of the workspace with the GitOps files, if any'),
        values: z =>
          z
            .record(z.any())
            .describe('The values that the folders were rendered with'),
      },
    },
    async handler(ctx) {
      const { sourcePath, gitopsPath, values } = ctx.input;
      const parts = [
        { folder: sourcePath, rules: REPOSITORY_RULES },
        ...(gitopsPath ? [{ folder: gitopsPath, rules: GITOPS_RULES }] : []),
      ];
      const faults: string[] = [];
      for (const { folder, rules } of parts) {
        const report = await validateRender({
          dir: resolveSafeChildPath(ctx.workspacePath, folder),
          values,
          rules,
          findProgram,
          signal: ctx.signal,
        });
        ctx.logger.info(`${folder}: checked ${report.checked.join(', ')}`);
        for (const what of report.unchecked) {
          ctx.logger.warn(`${folder}: not checked: ${what}`);
        }
        faults.push(
          ...report.findings.map(
            finding => `${folder}/${formatFinding(finding)}`,
          ),
        );
      }
      if (faults.length > 0) {
        throw new InputError(
          `The golden path rendered something that would not work, so nothing was published. Its owners have to correct it:\n${faults.join(
            '\n',
          )}`,
        );
      }
    },
  });
}
