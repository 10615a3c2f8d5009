import { DatabaseService, LoggerService } from '@backstage/backend-plugin-api';
import { seed } from './forge/seed';
import { ForgeConfig } from './forgeConfig';
import { ForgeServer } from './ForgeServer';
import { GitRepositories } from './git';
import { ForgeStore } from './store';
import { WebhookDispatcher } from './webhooks/WebhookDispatcher';
import { WebhookPublisher } from './webhooks/WebhookPublisher';

/** A forge that runs. */
export interface RunningForge {
  url: string;
  stop(): Promise<void>;
}

/** Starts a forge with what its configuration names. */
export async function startForge(options: {
  config: ForgeConfig;
  database: DatabaseService;
  logger: LoggerService;
}): Promise<RunningForge> {
  const { config, database, logger } = options;
  const store = await ForgeStore.create(database);
  const repositories = await GitRepositories.create(config.dataDir);
  const dispatcher = new WebhookDispatcher(store, logger);
  const server = await ForgeServer.start({
    store,
    repositories,
    logger,
    tokens: config.tokens,
    browserUser: config.tokenUser,
    port: config.port,
    createEvents: forge => new WebhookPublisher(forge, dispatcher),
  });
  const stop = async () => {
    await server.stop();
    await dispatcher.stop();
  };
  try {
    await seed(server.forge, config);
    await dispatcher.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: server.url, stop };
}
