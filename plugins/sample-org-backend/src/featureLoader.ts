import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { catalogModuleSampleOrg } from './catalog';
import { sampleDeliveryPlugin } from './delivery';

/**
 * Everything that makes the sample organisation, in one line for a backend.
 *
 * @public
 */
export const sampleOrgFeatureLoader = createBackendFeatureLoader({
  loader() {
    return [catalogModuleSampleOrg, sampleDeliveryPlugin];
  },
});
