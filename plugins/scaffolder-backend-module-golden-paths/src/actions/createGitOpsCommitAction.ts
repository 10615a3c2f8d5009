import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  createTemplateAction,
  serializeDirectoryContents,
} from '@backstage/plugin-scaffolder-node';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GoldenPathsConfig } from '@milepost/plugin-golden-paths-node';
import type { ForgeClientFactory } from '../forge/createForgeClient';
import { commitFiles } from '../forge/commitFiles';
import { hasStatus, talkingTo } from '../forge/errors';
import { examples } from './createGitOpsCommitAction.examples';

const MAX_ATTEMPTS = 6;
const BACKOFF_MS = 200;

/**
 * Commits rendered files to the GitOps repository that Argo CD follows.
 *
 * @remarks
 * Many tasks write to that one branch: who loses the race builds on the new head and
 * tries again. Files that are there already make no commit, so it is safe to run again.
 *
 * @public
 */
export function createGitOpsCommitAction(options: {
  config: GoldenPathsConfig;
  createForgeClient: ForgeClientFactory;
}) {
  const { config, createForgeClient } = options;
  const { host, organization, url } = config.forge;
  const { repository, branch } = config.gitops;
  return createTemplateAction({
    id: 'golden-path:gitops:commit',
    description:
      'Commits the files of a workspace folder to the main branch of the GitOps repository. Safe to run again.',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        sourcePath: z =>
          z
            .string()
            .describe('Folder of the workspace whose files are committed'),
        message: z => z.string().describe('Commit message'),
      },
      output: {
        commitHash: z => z.string().describe('Head of the branch afterwards'),
        filesUrl: z => z.string().describe('Web address of the branch'),
      },
    },
    async handler(ctx) {
      const { sourcePath, message } = ctx.input;
      const dir = resolveSafeChildPath(ctx.workspacePath, sourcePath);
      const files = await serializeDirectoryContents(dir);
      if (files.length === 0) {
        throw new InputError(
          `The folder '${sourcePath}' has no files to commit: the template renders none into it.`,
        );
      }
      ctx.output(
        'filesUrl',
        `${url}/${organization}/${repository}/tree/${branch}`,
      );
      const target = `${organization}/${repository}#${branch}`;
      const paths = files.map(file => file.path).join(', ');
      if (ctx.isDryRun) {
        ctx.logger.info(`Would commit ${paths} to ${target}`);
        return;
      }
      const { octokit } = await createForgeClient();
      const commitHash = await talkingTo(host, async () => {
        for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
          try {
            return await commitFiles({
              octokit,
              owner: organization,
              repo: repository,
              branch,
              message,
              files,
            });
          } catch (error) {
            if (hasStatus(error, 404)) {
              throw new NotFoundError(
                `The GitOps repository ${target} does not exist: the platform team creates it once, then press Retry.`,
              );
            }
            if (!hasStatus(error, 409, 422)) {
              throw error;
            }
            ctx.logger.info(`${target} has moved on; trying again on its head`);
            await sleep(BACKOFF_MS * attempt * Math.random(), undefined, {
              signal: ctx.signal,
            });
          }
        }
        throw new ConflictError(
          `${target} moved on ${MAX_ATTEMPTS} times while this task tried to commit to it: press Retry in a minute.`,
        );
      });
      ctx.output('commitHash', commitHash);
      ctx.logger.info(`${target} has ${paths} at ${commitHash}`);
    },
  });
}
