import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { MilepostPermissionPolicy, readOperators } from './policy';

/**
 * Decides who may see and do what in Milepost.
 *
 * @public
 */
export const permissionModuleMilepostPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'milepost-policy',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ config, logger, policy, userInfo }) {
        policy.setPolicy(
          new MilepostPermissionPolicy({
            operators: readOperators(config),
            userInfo,
            logger,
          }),
        );
      },
    });
  },
});
