import type {
  DiscoveryService,
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { readSampleOrgConfig } from '../catalog/readSampleOrgConfig';
import { createHistory } from './createHistory';
import { sendHistory } from './sendHistory';

/** Sends the delivery history every day, if there is a token for it. */
export async function scheduleHistory(options: {
  config: RootConfigService;
  discovery: DiscoveryService;
  logger: LoggerService;
  scheduler: SchedulerService;
}): Promise<void> {
  const { config, discovery, logger, scheduler } = options;
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
      logger.info('Sent the delivery history', { events: events.length });
    },
  });
}
