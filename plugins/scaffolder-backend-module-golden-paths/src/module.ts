import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  createTemplateGlobalValue,
  scaffolderAutocompleteExtensionPoint,
  scaffolderTemplatingExtensionPoint,
} from '@backstage/plugin-scaffolder-node/alpha';
import {
  createCheckAction,
  createGitOpsCommitAction,
  createPublishAction,
  createValidateAction,
  createWaitForEntityAction,
} from './actions';
import { readGoldenPathsConfig } from '@milepost/plugin-golden-paths-node';
import { createNameAutocomplete } from './createNameAutocomplete';
import { createForgeClientFactory } from './forge/createForgeClient';

/**
 * What the golden paths need beyond what the scaffolder ships. Does nothing unless
 * `goldenPaths` is configured.
 *
 * @public
 */
export const scaffolderModuleGoldenPaths = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'golden-paths',
  register({ registerInit }) {
    registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        autocomplete: scaffolderAutocompleteExtensionPoint,
        templating: scaffolderTemplatingExtensionPoint,
        catalog: catalogServiceRef,
        auth: coreServices.auth,
        logger: coreServices.logger,
        rootConfig: coreServices.rootConfig,
      },
      async init(deps) {
        const { actions, autocomplete, templating, catalog, auth } = deps;
        const { rootConfig, logger } = deps;
        if (!rootConfig.has('goldenPaths')) {
          logger.info('No goldenPaths configured: their actions stay away');
          return;
        }
        const config = readGoldenPathsConfig(rootConfig);
        const createForgeClient = createForgeClientFactory(rootConfig, config);
        const author = {
          name: rootConfig.getString('scaffolder.defaultAuthor.name'),
          email: rootConfig.getString('scaffolder.defaultAuthor.email'),
        };

        actions.addActions(
          createCheckAction({ config, createForgeClient, catalog }),
          createValidateAction(),
          createPublishAction({ config, createForgeClient, author }),
          createGitOpsCommitAction({ config, createForgeClient }),
          createWaitForEntityAction({ catalog }),
        );
        autocomplete.addAutocompleteProvider({
          id: 'golden-paths',
          handler: createNameAutocomplete({
            config,
            createForgeClient,
            catalog,
            auth,
          }),
        });
        templating.addTemplateGlobals([
          createTemplateGlobalValue({
            id: 'goldenPaths',
            description:
              'Forge, GitOps repository, registry and Argo CD, as configured',
            value: config,
          }),
        ]);
      },
    });
  },
});
