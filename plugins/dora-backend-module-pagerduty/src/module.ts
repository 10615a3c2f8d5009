import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { doraSourcesExtensionPoint } from '@milepost/plugin-dora-node';
import { createPagerdutySource } from './source';

/**
 * Takes PagerDuty's webhooks in as incidents. Without a secret there is no way to know
 * who sends them, and the source asks for an ingestion token instead.
 *
 * @public
 */
export const doraModulePagerduty = createBackendModule({
  pluginId: 'dora',
  moduleId: 'pagerduty',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: doraSourcesExtensionPoint,
      },
      async init({ config, sources }) {
        const own = config.getOptionalConfig('dora.sources.pagerduty');
        sources.addSource(
          createPagerdutySource({
            secrets: own?.getOptionalStringArray('webhookSecrets') ?? [],
            defaultEnvironment:
              own?.getOptionalString('defaultEnvironment') ?? 'production',
          }),
        );
      },
    });
  },
});
