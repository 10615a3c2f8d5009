import { createBackendModule } from '@backstage/backend-plugin-api';
import { doraSourcesExtensionPoint } from '@milepost/plugin-dora-node';
import { argocdSource } from './source';

/**
 * Takes in what `deploy/argocd-notifications` makes Argo CD send.
 *
 * @public
 */
export const doraModuleArgocd = createBackendModule({
  pluginId: 'dora',
  moduleId: 'argocd',
  register({ registerInit }) {
    registerInit({
      deps: { sources: doraSourcesExtensionPoint },
      async init({ sources }) {
        sources.addSource(argocdSource);
      },
    });
  },
});
