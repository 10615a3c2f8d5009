import { createBackendModule } from '@backstage/backend-plugin-api';
import { doraSourcesExtensionPoint } from '@milepost/plugin-dora-node';
import { cdeventsSource } from './source';

/**
 * Takes CDEvents in, as CloudEvents over HTTP or plain.
 *
 * @public
 */
export const doraModuleCdevents = createBackendModule({
  pluginId: 'dora',
  moduleId: 'cdevents',
  register({ registerInit }) {
    registerInit({
      deps: { sources: doraSourcesExtensionPoint },
      async init({ sources }) {
        sources.addSource(cdeventsSource);
      },
    });
  },
});
