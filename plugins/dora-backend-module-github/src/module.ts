import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { doraSourcesExtensionPoint } from '@milepost/plugin-dora-node';
import { GithubClients } from './client/GithubClients';
import { createGithubSource } from './createGithubSource';
import { readGithubOptions } from './options';

/**
 * Takes GitHub's webhooks through the events backend, which checks their signatures, and
 * asks its API for what they have missed.
 *
 * @public
 */
export const doraModuleGithub = createBackendModule({
  pluginId: 'dora',
  moduleId: 'github',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        sources: doraSourcesExtensionPoint,
      },
      async init({ config, events, sources }) {
        sources.addSource(
          createGithubSource({
            events,
            clients: GithubClients.fromConfig(config),
            options: readGithubOptions(config),
          }),
        );
      },
    });
  },
});
