import type {
  AuthService,
  DiscoveryService,
  LifecycleService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { readSampleOrgConfig } from '../catalog';
import { importHistory, removeHistory } from './importHistory';

/**
 * Puts the past surveys in over HTTP at every start, as anybody could who has a history
 * elsewhere; or takes them out.
 */
export function keepHistory(options: {
  auth: AuthService;
  config: RootConfigService;
  discovery: DiscoveryService;
  lifecycle: LifecycleService;
  logger: LoggerService;
}): void {
  const { auth, config, discovery, lifecycle, logger } = options;
  const { enabled } = readSampleOrgConfig(config);
  // By then all plugins answer.
  lifecycle.addStartupHook(async () => {
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'devex-surveys',
    });
    const baseUrl = await discovery.getBaseUrl('devex-surveys');
    try {
      await (enabled ? importHistory : removeHistory)({ baseUrl, token });
    } catch (error) {
      logger.warn(
        'The past surveys of the sample organisation are not as they should be; the next start tries again',
        { error: String(error) },
      );
    }
  });
}
