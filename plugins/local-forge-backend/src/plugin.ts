import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { readForgeConfig } from './forgeConfig';
import { startForge } from './startForge';

/**
 * A GitHub-compatible forge on this machine. It does nothing without
 * `localForge` in the configuration.
 *
 * @public
 */
export const localForgePlugin = createBackendPlugin({
  pluginId: 'local-forge',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: coreServices.database,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ config, database, lifecycle, logger }) {
        const own = config.getOptionalConfig('localForge');
        if (!own) {
          logger.info('No local forge is configured, so none is started');
          return;
        }
        const running = await startForge({
          config: readForgeConfig(own),
          database,
          logger,
        });
        lifecycle.addShutdownHook(() => running.stop());
        logger.info(`The local forge listens at ${running.url}`);
      },
    });
  },
});
