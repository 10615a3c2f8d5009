import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  devexSurveysPermissions,
  SUBMISSIONS_PATH,
} from '@milepost/plugin-devex-surveys-common';
import { registerActions } from './actions';
import { readSurveysConfig } from './config';
import { openDatabase } from './database';
import { Access, createRouter } from './router';
import { createSurveys } from './Surveys';

/**
 * DevEx surveys that nobody can use to find out who said what.
 *
 * @public
 */
export const devexSurveysPlugin = createBackendPlugin({
  pluginId: 'devex-surveys',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const config = readSurveysConfig(deps.config);
        const surveys = createSurveys({
          ...deps,
          config,
          knex: await openDatabase(deps.database),
          now: () => new Date(),
        });
        const { keeper } = surveys;
        if (keeper) {
          await deps.scheduler.scheduleTask({
            id: 'keep-rounds',
            frequency: { minutes: 1 },
            timeout: { minutes: 10 },
            scope: 'global',
            fn: () => keeper.run(),
          });
        } else {
          deps.logger.warn(
            'Survey rounds cannot be opened: set devexSurveys.secret in the configuration',
          );
        }
        deps.permissionsRegistry.addPermissions(devexSurveysPermissions);
        registerActions({
          ...surveys,
          registry: deps.actionsRegistry,
          permissions: deps.permissions,
        });
        deps.httpRouter.use(
          createRouter({
            surveys,
            access: new Access(deps),
            maxSubmissionsPerSecond: config.maxSubmissionsPerSecond,
          }),
        );
        deps.httpRouter.addAuthPolicy({
          path: SUBMISSIONS_PATH,
          allow: 'unauthenticated',
        });
      },
    });
  },
});
