import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { doraSourcesExtensionPoint } from '@milepost/plugin-dora-node';
import { readAlertmanagerOptions } from './options';
import { createAlertmanagerSource } from './source';

/**
 * Takes Alertmanager's notifications in as incidents.
 *
 * @public
 */
export const doraModuleAlertmanager = createBackendModule({
  pluginId: 'dora',
  moduleId: 'alertmanager',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: doraSourcesExtensionPoint,
      },
      async init({ config, sources }) {
        sources.addSource(
          createAlertmanagerSource(readAlertmanagerOptions(config)),
        );
      },
    });
  },
});
