import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { scheduleHistory } from './delivery';
import { keepHistory } from './surveys';

/**
 * Tells the portal the sample organisation's past, over HTTP like any outsider.
 *
 * @public
 */
export const sampleOrgPlugin = createBackendPlugin({
  pluginId: 'sample-org',
  register({ registerInit }) {
    registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init(services) {
        keepHistory(services);
        await scheduleHistory(services);
      },
    });
  },
});
