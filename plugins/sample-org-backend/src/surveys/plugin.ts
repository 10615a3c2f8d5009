import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { readSampleOrgConfig } from '../catalog';
import { importHistory, removeHistory } from './importHistory';

/**
 * Puts the past surveys of the sample organisation in over HTTP, as anybody could who has
 * a history elsewhere; or takes them out.
 *
 * @public
 */
export const sampleOrgPlugin = createBackendPlugin({
  pluginId: 'sample-org',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ auth, config, discovery, lifecycle, logger }) {
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
      },
    });
  },
});
