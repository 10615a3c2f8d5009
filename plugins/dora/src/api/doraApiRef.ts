import {
  ApiBlueprint,
  createApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { DoraClient } from '@milepost/plugin-dora-common';

/** The delivery metrics' backend, asked with the user's credentials. */
export const doraApiRef = createApiRef<DoraApi>().with({
  id: 'plugin.dora',
  pluginId: 'dora',
});

/** What the pages ask of the backend: all that its client can. */
export type DoraApi = Pick<DoraClient, keyof DoraClient>;

export const doraApi = ApiBlueprint.make({
  params: define =>
    define({
      api: doraApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) =>
        new DoraClient({ baseUrl: 'plugin://dora', fetch: fetchApi.fetch }),
    }),
});
