import {
  ApiBlueprint,
  createApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { DoraClient } from '@milepost/plugin-dora-common';

/** What the delivery metrics say of a group, to stand beside what its people say. */
export type DeliveryMetricsApi = Pick<DoraClient, 'getMetrics'>;

export const deliveryMetricsApiRef = createApiRef<DeliveryMetricsApi>().with({
  id: 'plugin.devex-surveys.delivery-metrics',
  pluginId: 'devex-surveys',
});

export const deliveryMetricsApi = ApiBlueprint.make({
  name: 'delivery-metrics',
  params: define =>
    define({
      api: deliveryMetricsApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) =>
        new DoraClient({ baseUrl: 'plugin://dora', fetch: fetchApi.fetch }),
    }),
});
