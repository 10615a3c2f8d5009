import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { catalogModuleSampleOrg } from './catalog';
import { sampleOrgPlugin } from './surveys';

/**
 * Everything that makes the sample organisation, in one line for a backend.
 *
 * @public
 */
export const sampleOrgFeatureLoader = createBackendFeatureLoader({
  loader() {
    return [catalogModuleSampleOrg, sampleOrgPlugin];
  },
});
