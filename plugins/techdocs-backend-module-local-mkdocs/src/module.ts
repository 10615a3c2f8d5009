import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import {
  DirectoryPreparer,
  techdocsGeneratorExtensionPoint,
  techdocsPreparerExtensionPoint,
} from '@backstage/plugin-techdocs-node';
import path from 'node:path';
import { DocsOnlyPreparer } from './DocsOnlyPreparer';
import { MissingMkdocsGenerator } from './MissingMkdocsGenerator';
import { findMkdocs, mkdocsFolders } from './mkdocs';

/**
 * Lets `techdocs.generator.runIn: local` find the mkdocs that `make` installs, explains
 * on the page how to get it when there is none, and renders the documentation of a
 * whole working copy.
 *
 * @public
 */
export const techdocsModuleLocalMkdocs = createBackendModule({
  pluginId: 'techdocs',
  moduleId: 'local-mkdocs',
  register({ registerInit }) {
    registerInit({
      deps: {
        generator: techdocsGeneratorExtensionPoint,
        preparers: techdocsPreparerExtensionPoint,
        reader: coreServices.urlReader,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ generator, preparers, reader, config, logger }) {
        if (config.getOptionalString('techdocs.generator.runIn') !== 'local') {
          return;
        }
        preparers.registerPreparer(
          'dir',
          new DocsOnlyPreparer(
            DirectoryPreparer.fromConfig(config, { logger, reader }),
          ),
        );
        const searchPath = process.env.PATH ?? '';
        const folder = findMkdocs(mkdocsFolders(process.cwd(), searchPath));
        if (folder) {
          // The generator runs "mkdocs" by name and takes no path to it.
          process.env.PATH = [searchPath, folder].join(path.delimiter);
          return;
        }
        logger.info('No mkdocs found: documentation pages say how to get it');
        generator.setTechdocsGenerator(
          new MissingMkdocsGenerator({
            logger,
            config,
            scmIntegrations: ScmIntegrations.fromConfig(config),
          }),
        );
      },
    });
  },
});
