import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { readSampleOrgConfig } from '../catalog/readSampleOrgConfig';
import { createHistory } from './createHistory';
import { sendHistory } from './sendHistory';

/**
 * Sends the sample organisation's delivery history, if there is a token for it.
 *
 * @public
 */
export const sampleDeliveryPlugin = createBackendPlugin({
  pluginId: 'sample-org',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ config, discovery, logger, scheduler }) {
        const { enabled, seed } = readSampleOrgConfig(config);
        const token = config.getOptionalString('sampleOrg.delivery.token');
        if (!enabled || !token) {
          logger.info('The sample organisation sends no delivery history');
          return;
        }
        await scheduler.scheduleTask({
          id: 'send-delivery-history',
          frequency: { days: 1 },
          timeout: { minutes: 10 },
          // The portal has to listen first.
          initialDelay: { seconds: 15 },
          scope: 'global',
          fn: async signal => {
            const events = createHistory(Date.now(), seed);
            const baseUrl = await discovery.getBaseUrl('dora');
            await sendHistory(events, { baseUrl, token }, signal);
            logger.info('Sent the delivery history', {
              events: events.length,
            });
          },
        });
      },
    });
  },
});
