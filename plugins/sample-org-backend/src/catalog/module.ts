import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { readSampleOrgConfig } from './readSampleOrgConfig';
import { SampleOrgEntityProvider } from './SampleOrgEntityProvider';

/**
 * Adds the sample organisation to the catalog, or takes it out again.
 *
 * @public
 */
export const catalogModuleSampleOrg = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'sample-org',
  register({ registerInit }) {
    registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ catalog, config, logger }) {
        catalog.addEntityProvider(
          new SampleOrgEntityProvider({
            config: readSampleOrgConfig(config),
            logger,
          }),
        );
      },
    });
  },
});
