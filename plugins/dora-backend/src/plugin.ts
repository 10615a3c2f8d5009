import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { doraPermissions } from '@milepost/plugin-dora-common';
import { doraSourcesExtensionPoint } from '@milepost/plugin-dora-node';
import { DoraEngine } from './engine/DoraEngine';
import { EngineLoop } from './engine/EngineLoop';
import { createIngestion } from './ingestion/createIngestion';
import { genericSource } from './ingestion/generic/genericSource';
import { SourceRegistry } from './ingestion/intake/SourceRegistry';
import { readIngestionOptions } from './ingestion/options';
import { createApiRouter } from './openapi/createApiRouter';
import {
  createReadSide,
  readReadConfig,
  registerReadActions,
  RollupFeed,
  RollupStore,
} from './read';
import { readRules } from './readRules';
import { NoticeStore } from './targets/watch/NoticeStore';
import { TargetWatcher } from './targets/watch/TargetWatcher';

/**
 * Delivery metrics.
 *
 * @public
 */
export const doraPlugin = createBackendPlugin({
  pluginId: 'dora',
  register(env) {
    const sources = new SourceRegistry();
    sources.addSource(genericSource);
    env.registerExtensionPoint(doraSourcesExtensionPoint, sources);

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
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init({
        actionsRegistry,
        config,
        database,
        httpRouter,
        lifecycle,
        notifications,
        permissionsRegistry,
        scheduler,
        ...deps
      }) {
        const knex = await database.getClient();
        if (!database.migrations?.skip) {
          await knex.migrate.latest({
            directory: resolvePackagePath(
              '@milepost/plugin-dora-backend',
              'migrations',
            ),
          });
        }
        permissionsRegistry.addPermissions(doraPermissions);

        const readConfig = readReadConfig(config);
        const rollups = new RollupStore(readConfig.zone);
        const engine = new DoraEngine({
          knex,
          rules: readRules(config),
          sink: new RollupFeed(rollups),
        });
        const loop = new EngineLoop(engine, deps.logger);
        const readSide = await createReadSide({
          ...deps,
          knex,
          rollups,
          config: readConfig,
          recorder: engine,
          sources: {
            deployments: sources.providing('deployments'),
            incidents: sources.providing('incidents'),
          },
          watchers: sources.watching,
          installed: sources.all,
        });
        registerReadActions(actionsRegistry, readSide.queries);
        const options = readIngestionOptions(config);
        const [github] = ScmIntegrations.fromConfig(config).github.list();
        const ingestion = createIngestion({
          ...deps,
          knex,
          sources,
          options,
          recorder: engine,
          defaultHost: github?.config.host,
        });
        httpRouter.use(ingestion.router);
        httpRouter.use(
          createApiRouter(sources.all, [
            readSide.router,
            ingestion.adminRouter,
          ]),
        );
        httpRouter.addAuthPolicy({ path: '/ingest', allow: 'unauthenticated' });
        await ingestion.upkeep.schedule(scheduler, options);
        const watcher = new TargetWatcher({
          store: new NoticeStore(knex),
          metrics: readSide.metrics,
          notifications,
          logger: deps.logger,
          zone: readConfig.zone,
        });
        await scheduler.scheduleTask({
          id: 'dora-watch-targets',
          frequency: { hours: 1 },
          timeout: { minutes: 10 },
          initialDelay: { minutes: 5 },
          scope: 'global',
          fn: signal => watcher.run(signal),
        });
        await scheduler.scheduleTask({
          id: 'dora-roll-up',
          frequency: { minutes: 1 },
          timeout: { minutes: 10 },
          scope: 'global',
          fn: async signal => {
            await readSide.roller.run(signal);
          },
        });
        lifecycle.addStartupHook(async () => {
          await engine.start();
          loop.start();
          await ingestion.start();
        });
        lifecycle.addShutdownHook(async () => {
          await ingestion.stop();
          await loop.stop();
        });
      },
    });
  },
});
