import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  formatProvenance,
  type GoldenPathsConfig,
} from '@milepost/plugin-golden-paths-node';
import type { ForgeClientFactory } from '../forge/createForgeClient';
import { hasStatus, talkingTo } from '../forge/errors';
import { Author, BASE_BRANCH, commitRender } from '../publish/commitRender';
import { ensureRepository } from '../publish/ensureRepository';

import { pushBranches } from '../publish/pushBranches';
import { examples } from './createPublishAction.examples';

const DEFAULT_BRANCH = 'main';
const VERSION_ANNOTATION = 'backstage.io/template-version';

/**
 * Publishes a rendered folder as a new repository with a record of its birth.
 *
 * @remarks
 * `publish:github` cannot be run twice: a portal that is killed between creating the
 * repository and noting that down meets "already exists" for ever, and one killed
 * after the push meets a history that is not its own. Here the forge holds all state
 * and every step finds what an earlier run made.
 *
 * @public
 */
export function createPublishAction(options: {
  config: GoldenPathsConfig;
  createForgeClient: ForgeClientFactory;
  author: Author;
}) {
  const { config, createForgeClient, author } = options;
  const { host, organization, url, visibility } = config.forge;
  return createTemplateAction({
    id: 'golden-path:publish',
    description:
      'Publishes a rendered folder as a new repository, with the branch template/base and the file .template/answers.yaml. Safe to run again.',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        name: z => z.string().describe('Name of the repository'),
        description: z => z.string().describe('One sentence about it'),
        sourcePath: z =>
          z.string().describe('Folder of the workspace to publish'),
        ownerName: z =>
          z
            .string()
            .describe('Team of the forge that may push to the repository'),
        values: z =>
          z
            .record(z.unknown())
            .describe('What the template was rendered with, without secrets'),
      },
      output: {
        repoUrl: z => z.string().describe('Web address of the repository'),
        cloneUrl: z => z.string().describe('Address for git clone'),
        repoContentsUrl: z =>
          z.string().describe('Web address of the files on the main branch'),
        commitHash: z => z.string().describe('The newest commit'),
      },
    },
    async handler(ctx) {
      const { name, description, sourcePath, ownerName, values } = ctx.input;
      const dir = resolveSafeChildPath(ctx.workspacePath, sourcePath);
      const webUrl = `${url}/${organization}/${name}`;
      ctx.output('repoUrl', webUrl);
      ctx.output('cloneUrl', `${webUrl}.git`);
      ctx.output('repoContentsUrl', `${webUrl}/blob/${DEFAULT_BRANCH}`);
      if (ctx.isDryRun) {
        ctx.logger.info(`Would create and push to ${webUrl}`);
        return;
      }
      const { octokit, token } = await createForgeClient();
      const commits = await talkingTo(host, async () => {
        const repository = await ensureRepository({
          octokit,
          owner: organization,
          name,
          description,
          visibility,
          taskUrl: `${config.portalUrl}/create/tasks/${ctx.task.id}`,
          logger: ctx.logger,
        });
        const metadata = ctx.templateInfo?.entity?.metadata;
        const version = metadata?.annotations?.[VERSION_ANNOTATION];
        const source = ctx.templateInfo?.baseUrl;
        const made = await commitRender({
          dir,
          defaultBranch: DEFAULT_BRANCH,
          author,
          timestamp: repository.createdAt,
          message: `Start ${name} on the golden path ${
            metadata?.name ?? 'unknown'
          } ${version ?? ''}`.trim(),
          provenance: tree =>
            formatProvenance({
              template: ctx.templateInfo?.entityRef ?? 'unknown',
              version: version ?? 'unknown',
              // A folder of the machine that runs the portal means nothing elsewhere.
              ...(source?.startsWith('http') ? { source } : {}),
              taskId: ctx.task.id,
              createdAt: new Date(repository.createdAt * 1000).toISOString(),
              tree,
              values,
            }),
        });
        await pushBranches({
          dir,
          url: repository.cloneUrl,
          token,
          // The first branch that arrives becomes the repository's default.
          branches: { [DEFAULT_BRANCH]: made.head, [BASE_BRANCH]: made.base },
        });
        return made;
      });
      ctx.logger.info(`Pushed to ${webUrl}`);
      ctx.output('commitHash', commits.head);

      try {
        await octokit.rest.teams.addOrUpdateRepoPermissionsInOrg({
          org: organization,
          team_slug: ownerName,
          owner: organization,
          repo: name,
          permission: 'maintain',
        });
      } catch (error) {
        if (!hasStatus(error, 404)) {
          throw error;
        }
        ctx.logger.info(
          `The forge has no team '${ownerName}', so nobody was given access: the owners of '${organization}' can do it by hand`,
        );
      }
    },
  });
}
