import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { doraSourcesExtensionPoint } from '@milepost/plugin-dora-node';
import { createGitSource } from './createGitSource';
import { GitAccess } from './git/GitAccess';

/**
 * Reads the history of repositories from mirrors of them. The mirrors are a cache: what
 * was read is in the database, and a mirror that is lost is made again.
 *
 * @public
 */
export const doraModuleGit = createBackendModule({
  pluginId: 'dora',
  moduleId: 'git',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: doraSourcesExtensionPoint,
      },
      async init({ config, sources }) {
        const directory = config.getOptionalString(
          'dora.sources.git.directory',
        );
        sources.addSource(
          createGitSource({
            access: GitAccess.fromConfig(config),
            directory: directory
              ? resolve(directory)
              : join(tmpdir(), 'milepost-dora-git'),
          }),
        );
      },
    });
  },
});
